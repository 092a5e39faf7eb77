package village.api.evidence.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What each holder outside has got, and when he is to get more. */
public interface Holdings {
    /**
     * Takes a holder's turn when it is due and gives it to nobody else for a while; empty when it is not due.
     *
     * @param lease how long the turn is kept should this instance die
     */
    Mono<Holding> claim(String holder, Duration lease);

    /** Notes that he has a checkpoint; his next turn comes after a while. */
    Mono<Void> held(String holder, long size, Duration until);

    /**
     * Notes that he could not be reached; his next turn comes after a while.
     *
     * @param error the kind of failure, never what he answered
     */
    Mono<Void> failed(String holder, String error, Duration until);

    /** All holders that were ever served, by name. */
    Mono<List<Holding>> all();

    /**
     * @param size of the newest checkpoint he has; 0 for none
     * @param failures in a row
     */
    record Holding(
            String holder,
            long size,
            Optional<Instant> heldAt,
            int failures,
            Optional<String> lastError,
            Instant nextTurn) {}
}
