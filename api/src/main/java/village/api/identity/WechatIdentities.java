package village.api.identity;

import java.util.Optional;
import reactor.core.publisher.Mono;

/** Who is behind the users WeChat names. A phone number never tells. */
public interface WechatIdentities {
    /**
     * The person behind a login, made when he comes for the first time. A new user whose UnionID is known is that same
     * person. However many log in at once, one user is one person.
     */
    Mono<Person.Id> personOf(WechatLogin login);

    /** The person behind a user of an account; empty if he never signed in there. */
    Mono<Person.Id> known(OpenId user);

    /**
     * As whom a mini-program knows the person; the given account first, else the one he came to last; empty if he never
     * came to one.
     */
    Mono<OpenId> inMiniProgram(Person.Id person, Optional<String> appId);
}
