package village.api.identity.membership;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.FollowerLogins;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatLogin;

/**
 * Somebody who writes to a public account is recognised: by that account's own name for him, else by the UnionID WeChat
 * tells of him. There is no actor yet: this is where he comes from. Without a UnionID nobody new is made of a message,
 * because who signs in later with one might be two persons then.
 */
public final class RecognizeFollower {
    private final WechatIdentities identities;
    private final FollowerLogins logins;
    private final ShowMe showMe;

    public RecognizeFollower(WechatIdentities identities, FollowerLogins logins, ShowMe showMe) {
        this.identities = identities;
        this.logins = logins;
        this.showMe = showMe;
    }

    /**
     * Who follows.
     *
     * @param person empty for somebody nobody knows
     * @param villages where he belongs, in the order of their codes
     */
    public record Follower(Optional<Person.Id> person, List<Membership> villages) {
        static final Follower UNKNOWN = new Follower(Optional.empty(), List.of());
    }

    public Mono<Follower> recognize(OpenId follower) {
        return identities
                .known(follower)
                .switchIfEmpty(Mono.defer(() -> told(follower)))
                .flatMap(person ->
                        showMe.memberships(person).map(villages -> new Follower(Optional.of(person), villages)))
                .defaultIfEmpty(Follower.UNKNOWN);
    }

    private Mono<Person.Id> told(OpenId follower) {
        return logins.login(follower).filter(RecognizeFollower::joined).flatMap(identities::personOf);
    }

    private static boolean joined(WechatLogin login) {
        return login.unionId().isPresent();
    }
}
