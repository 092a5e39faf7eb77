package village.wechat.account.menu;

import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.identity.Person;

/** Who asked WeChat for which menu, and what became of it. */
public interface MenuChanges {
    /** How a change ended. */
    enum Outcome {
        DONE,
        REFUSED,
        /** WeChat was silent: it may have acted. */
        UNKNOWN
    }

    /**
     * Notes, and audits, that a change is about to be asked for.
     *
     * @param menu empty to remove it
     */
    Mono<UUID> begin(String appId, Optional<Menu> menu, Person.Id by);

    Mono<Void> end(UUID change, Outcome outcome);
}
