package village.openapi.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait after a failure: three times as long each time, up to a bound, a fifth more or less so that not all
 * come at once; and no more after some days.
 *
 * @param first after the first failure
 * @param longest where the growing ends
 * @param giveUp how long after the first failure the last attempt may be
 */
public record RetrySchedule(Duration first, Duration longest, Duration giveUp) {
    private static final int FACTOR = 3;
    private static final double JITTER = 0.2;

    /**
     * The wait, or empty to give up.
     *
     * @param failures how often it has failed, from 1
     * @param since how long ago it failed first
     * @param chance from 0 to 1
     */
    public Optional<Duration> after(int failures, Duration since, double chance) {
        if (since.compareTo(giveUp) >= 0) {
            return Optional.empty();
        }
        var wait = first;
        for (var n = 1; n < failures && wait.compareTo(longest) < 0; n++) {
            wait = wait.multipliedBy(FACTOR);
        }
        var bounded = wait.compareTo(longest) < 0 ? wait : longest;
        var jittered = Duration.ofMillis((long) (bounded.toMillis() * (1 - JITTER + 2 * JITTER * chance)));
        var left = giveUp.minus(since);
        return Optional.of(jittered.compareTo(left) < 0 ? jittered : left);
    }
}
