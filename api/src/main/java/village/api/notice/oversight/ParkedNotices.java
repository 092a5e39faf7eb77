package village.api.notice.oversight;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Person;
import village.api.notice.delivery.Delivery;
import village.api.place.Village;

/** What did not go out, or perhaps did not. */
public interface ParkedNotices {
    /**
     * A page of them, the latest planned first; without those somebody has seen.
     *
     * @param after the last id of the page before
     */
    Mono<Page<ParkedNotice, Delivery.Id>> page(Scope scope, int limit, Optional<Delivery.Id> after);

    /** How many of them there are; exact. */
    Mono<Count> count(Scope scope);

    /** Finds one, also after it was put back; empty if unknown or out of scope. */
    Mono<ParkedNotice> byId(Scope scope, Delivery.Id id);

    /**
     * Makes one that was certainly not sent due again, with all its patience. Of several at once one does it; changes
     * nothing for any other delivery.
     */
    Mono<Void> replay(Delivery.Id id, Instant now);

    /** Takes one off the list because somebody has seen it. */
    Mono<Void> see(Delivery.Id id, Person.Id by, Instant now);

    /**
     * How much did not go out.
     *
     * @param notices each once, and each digest
     * @param people whom they are for, each once
     */
    record Count(long notices, long people) {}

    /**
     * Which of them.
     *
     * @param village only that village's; empty for all
     * @param above also what only staff above the village may know of
     */
    record Scope(Optional<Village.Id> village, boolean above) {}
}
