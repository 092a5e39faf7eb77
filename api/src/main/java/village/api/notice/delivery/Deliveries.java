package village.api.notice.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What has to go out. Any number of workers may take from it at once. */
public interface Deliveries {
    /**
     * Takes the delivery that has been due longest and spends for it what its channel asks for, a consent or a slot in a
     * window, all committed when this completes. Another worker never gets the same one.
     *
     * @return the delivery {@code SENDING}; or {@code NO_CONSENT} or {@code NO_WINDOW} when there was nothing left to spend,
     *     or {@code REFUSED} when the follower refused the account's template messages and did nothing there since, and then
     *     the next channel is due; empty if nothing is due
     */
    Mono<Delivery> begin(Instant now);

    /**
     * Writes down how an attempt ended; after a definite no the next channel is due at once. Changes nothing when the
     * delivery has moved on since, except that an attempt given up as unknown may still learn its end.
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
     * @param messageId WeChat's name of the message it took; empty where it took none or named none
     */
    record Ending(
            Delivery.State state,
            Allowance allowance,
            Instant at,
            Optional<Instant> nextAttempt,
            Optional<String> messageId) {
        public Ending {
            if (nextAttempt.isPresent() != (state == Delivery.State.PENDING)) {
                throw new IllegalArgumentException("nextAttempt: " + nextAttempt + " (expected: for PENDING only)");
            }
        }

        public Ending(Delivery.State state, Allowance allowance, Instant at, Optional<Instant> nextAttempt) {
            this(state, allowance, at, nextAttempt, Optional.empty());
        }

        Ending named(Optional<String> message) {
            return new Ending(state, allowance, at, nextAttempt, message);
        }
    }

    /** What becomes of the consent or slot an attempt took. */
    enum Allowance {
        SPENT,
        /** WeChat did not use it. Not given back when the user's were zeroed since. */
        GIVEN_BACK,
        /** WeChat says there is none, whatever was counted here. */
        ZEROED
    }
}
