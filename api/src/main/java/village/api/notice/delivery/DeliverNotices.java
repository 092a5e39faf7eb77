package village.api.notice.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import village.api.Unavailable;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.Receipt;
import village.api.notice.channel.Senders;
import village.api.notice.delivery.Deliveries.Allowance;
import village.api.notice.delivery.Deliveries.Ending;
import village.api.notice.delivery.Delivery.State;

/**
 * Sends what is due, each once. The attempt is committed before WeChat is called: whatever happens in between, the
 * message is rather lost than sent twice; the inbox has it in any case.
 */
public final class DeliverNotices {
    private static final Receipt UNKNOWN = Receipt.of(Outcome.UNKNOWN);
    private static final Retry WRITE_DOWN =
            Retry.backoff(3, Duration.ofMillis(200)).filter(Unavailable.class::isInstance);

    private final Deliveries deliveries;
    private final Senders senders;
    private final Pace pace;
    private final Clock clock;
    private final Endings endings;

    public DeliverNotices(Deliveries deliveries, Senders senders, Pace pace, Clock clock, RandomGenerator random) {
        this.deliveries = deliveries;
        this.senders = senders;
        this.pace = pace;
        this.clock = clock;
        this.endings = new Endings(pace, random);
    }

    /**
     * How patient sending is.
     *
     * @param answer how long one call may take before its outcome counts as unknown; well below {@code crashed}
     * @param firstRetry the wait after the first try-later; it doubles with each further one
     * @param longestRetry where the doubling ends
     * @param giveUp how long after it was planned a delivery is tried before it is parked
     * @param crashed how long an attempt may be under way before its worker is taken for dead
     */
    public record Pace(Duration answer, Duration firstRetry, Duration longestRetry, Duration giveUp, Duration crashed) {
        public Pace {
            if (answer.compareTo(crashed) >= 0) {
                throw new IllegalArgumentException("answer: " + answer + " (expected: less than " + crashed + ")");
            }
        }

        Duration backoff(int attempts) {
            var wait = firstRetry;
            for (var i = 1; i < attempts && wait.compareTo(longestRetry) < 0; i++) {
                wait = wait.multipliedBy(2);
            }
            return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
        }
    }

    /** Deals with the delivery that has been due longest and completes with how that ended; empty if nothing is due. */
    public Mono<State> next() {
        return Mono.defer(() -> deliveries.begin(clock.instant()))
                .flatMap(begun -> begun.state() == State.SENDING ? rung(begun) : Mono.just(begun.state()));
    }

    /** Gives up attempts whose worker died, without sending again; completes with their number. */
    public Mono<Long> abandonCrashed() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return deliveries.abandon(now.minus(pace.crashed()), now);
        });
    }

    /** What has waited into the night waits for the morning. */
    private Mono<State> rung(Delivery attempt) {
        var now = clock.instant();
        var allowed = attempt.mayRing(now);
        return allowed.isAfter(now)
                ? ended(attempt, new Ending(State.PENDING, Allowance.GIVEN_BACK, now, Optional.of(allowed)))
                : receipt(attempt)
                        .map(receipt -> endings.of(attempt, receipt.outcome(), clock.instant())
                                .named(receipt.messageId()))
                        .flatMap(ending -> ended(attempt, ending));
    }

    private Mono<State> ended(Delivery attempt, Ending ending) {
        return deliveries.end(attempt, ending).retryWhen(WRITE_DOWN).thenReturn(ending.state());
    }

    private Mono<Receipt> receipt(Delivery attempt) {
        return Mono.defer(() -> senders.send(attempt.letter()))
                .timeout(pace.answer())
                .onErrorReturn(UNKNOWN)
                .defaultIfEmpty(UNKNOWN);
    }
}
