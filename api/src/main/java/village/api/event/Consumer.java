package village.api.event;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Follows the log with a durable cursor of its own. Its writes and its cursor move in one transaction, so it must only
 * write to the database: what goes outside is written down here and sent by somebody else.
 *
 * <p>A new consumer starts at the log's first event. One instance at a time works for it, one event after the other. An
 * event it fails on is tried again later and then parked; the subject's later events wait behind it, others do not.
 */
public interface Consumer {
    /** Stable: it names the cursor. Lower-kebab. */
    String name();

    /** Takes in one event; completes empty. May see an event again after a failure, and must then change nothing more. */
    Mono<Void> consume(SequencedEvent event);

    /** Takes in several in their order, in one transaction; for who can do that with fewer questions than one by one. */
    default Mono<Void> consumeAll(List<SequencedEvent> events) {
        return Flux.fromIterable(events).concatMap(this::consume).then();
    }
}
