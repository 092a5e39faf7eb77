package village.api.notice.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import village.api.notice.channel.Outcome;
import village.api.notice.delivery.Deliveries.Allowance;
import village.api.notice.delivery.Deliveries.Ending;
import village.api.notice.delivery.Delivery.State;

/** How an attempt ends by what became of its message, whether WeChat says so at once or afterwards. */
final class Endings {
    private final DeliverNotices.Pace pace;
    private final RandomGenerator random;

    Endings(DeliverNotices.Pace pace, RandomGenerator random) {
        this.pace = pace;
        this.random = random;
    }

    Ending of(Delivery attempt, Outcome outcome, Instant now) {
        return switch (outcome) {
            case SENT -> over(State.SENT, Allowance.SPENT, now);
            case REFUSED -> over(State.REFUSED, Allowance.ZEROED, now);
            case NO_WINDOW -> over(State.NO_WINDOW, Allowance.ZEROED, now);
            case IMPOSSIBLE -> over(State.IMPOSSIBLE, Allowance.GIVEN_BACK, now);
            case UNKNOWN -> over(State.UNKNOWN, Allowance.SPENT, now);
            case TRY_LATER -> later(attempt, now);
        };
    }

    private Ending later(Delivery attempt, Instant now) {
        var next = attempt.mayRing(now.plus(jittered(pace.backoff(attempt.attempts()))));
        return next.isAfter(attempt.plannedAt().plus(pace.giveUp()))
                ? over(State.PARKED, Allowance.GIVEN_BACK, now)
                : new Ending(State.PENDING, Allowance.GIVEN_BACK, now, Optional.of(next));
    }

    /** A fifth shorter to a fifth longer, so that what failed together does not come back together. */
    private Duration jittered(Duration wait) {
        return Duration.ofMillis(Math.round(wait.toMillis() * random.nextDouble(0.8, 1.2)));
    }

    private static Ending over(State state, Allowance allowance, Instant at) {
        return new Ending(state, allowance, at, Optional.empty());
    }
}
