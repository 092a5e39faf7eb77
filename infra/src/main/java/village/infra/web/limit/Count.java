package village.infra.web.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;

/**
 * What counting a request gave.
 *
 * @param allowed whether it may pass
 * @param remaining how many more may follow at once
 * @param next how long until the next may pass; zero when it may
 * @param reset how long until nothing is used any more
 */
record Count(boolean allowed, long remaining, Duration next, Duration reset) {
    static Count of(ConsumptionProbe probe) {
        return new Count(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForRefill()),
                seconds(probe.getNanosToWaitForReset()));
    }

    /** When nothing is used any more it does not tell. */
    static Count of(EstimationProbe probe) {
        var next = seconds(probe.getNanosToWaitForRefill());
        return new Count(probe.canBeConsumed(), probe.getRemainingTokens(), next, next);
    }

    /** Rounded up: who waits that long is not refused again. */
    private static Duration seconds(long nanos) {
        return Duration.ofSeconds((nanos + 999_999_999) / 1_000_000_000);
    }
}
