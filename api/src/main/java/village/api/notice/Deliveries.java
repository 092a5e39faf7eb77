package village.api.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What has to go out. Any number of workers may take from it at once. */
public interface Deliveries {
    /**
     * Takes the delivery that has been due longest and spends one consent for it, all committed when this completes.
     * Another worker never gets the same one.
     *
     * @return the delivery {@code SENDING}, or {@code NO_CONSENT} when there was none left to spend; empty if nothing is
     *     due
     */
    Mono<Delivery> begin(Instant now);

    /**
     * Writes down how an attempt ended. Changes nothing when the delivery has moved on since, except that an attempt
     * given up as unknown may still learn its end.
     *
     * @param attempt as {@link #begin} gave it
     * @return whether it was written
     */
    Mono<Boolean> end(Delivery attempt, Ending ending);

    /** Makes attempts that began before then and never ended {@code UNKNOWN}: their worker is gone. Gives their number. */
    Mono<Long> abandon(Instant begunBefore, Instant now);

    /** How many are pending, sending or parked; a state without any is missing. */
    Mono<Map<Delivery.State, Long>> backlog();

    /**
     * How an attempt ended.
     *
     * @param nextAttempt for {@code PENDING}, and for nothing else
     */
    record Ending(Delivery.State state, Consent consent, Instant at, Optional<Instant> nextAttempt) {
        public Ending {
            if (nextAttempt.isPresent() != (state == Delivery.State.PENDING)) {
                throw new IllegalArgumentException("nextAttempt: " + nextAttempt + " (expected: for PENDING only)");
            }
        }
    }

    /** What becomes of the consent an attempt took. */
    enum Consent {
        SPENT,
        /** WeChat did not use it. Not given back when the user's consents were zeroed since. */
        GIVEN_BACK,
        /** WeChat says there is none, whatever was counted here. */
        ZEROED
    }
}
