package village.api.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Who is behind the users WeChat names. A phone number never tells. */
public interface WechatIdentities {
    /**
     * The person behind a login, made when he comes for the first time. A new user whose UnionID is known is that same
     * person. However many log in at once, one user is one person.
     *
     * <p>Where two persons turn out to have one UnionID, the one who has done nothing yet (no binding, role, family tie or
     * complaint) becomes the other, and his sessions end. Where both have, neither is touched: {@link #conflicts} lists
     * them, and when one of the two deletes his account, his next log-in is the other's.
     */
    Mono<Person.Id> personOf(WechatLogin login);

    /**
     * As whom a mini-program knows the person; the given account first, else the one he came to last; empty if he never
     * came to one.
     */
    Mono<OpenId> inMiniProgram(Person.Id person, Optional<String> appId);

    /** Pairs of persons whom WeChat calls one and who both have a past here, latest first. */
    Mono<List<Conflict>> conflicts(int limit);

    /** Two persons with one UnionID. */
    record Conflict(Person.Id one, Person.Id other, Instant since) {}
}
