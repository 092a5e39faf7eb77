package village.api.event;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.place.Village;

/** What consumers gave up on. */
public interface ParkedEvents {
    /**
     * A page of parked events, longest known first.
     *
     * @param village only that village's; empty for all, also those of no village
     * @param after the last id of the page before
     */
    Mono<Page<ParkedEvent, ParkedEvent.Id>> page(
            Optional<Village.Id> village, int limit, Optional<ParkedEvent.Id> after);

    /** Finds a parked event, also while it waits for its next attempt; empty if unknown or done. */
    Mono<ParkedEvent> byId(ParkedEvent.Id id);

    /** Lets a parked event be tried again at once, with all its attempts. Changes nothing for any other; completes empty. */
    Mono<Void> replay(ParkedEvent.Id id);
}
