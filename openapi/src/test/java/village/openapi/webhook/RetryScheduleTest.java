package village.openapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private final RetrySchedule schedule =
            new RetrySchedule(Duration.ofSeconds(5), Duration.ofHours(6), Duration.ofDays(3));

    @Test
    void waitsThreeTimesAsLongEachTimeUpToABound() {
        assertThat(wait(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(wait(2)).isEqualTo(Duration.ofSeconds(15));
        assertThat(wait(4)).isEqualTo(Duration.ofSeconds(135));
        assertThat(wait(9)).isEqualTo(Duration.ofHours(6));
        assertThat(wait(1_000)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void isAFifthMoreOrLess() {
        assertThat(schedule.after(1, Duration.ZERO, 0)).contains(Duration.ofSeconds(4));
        assertThat(schedule.after(1, Duration.ZERO, 1)).contains(Duration.ofSeconds(6));
    }

    @Test
    void theLastAttemptIsAtTheEndOfTheThirdDay() {
        var justBefore = Duration.ofDays(3).minusSeconds(1);
        assertThat(schedule.after(20, justBefore, 0.5)).contains(Duration.ofSeconds(1));
        assertThat(schedule.after(20, Duration.ofDays(3), 0.5)).isEqualTo(Optional.empty());
    }

    @Test
    void overThreeDaysAReceiverIsTriedOftenEnough() {
        var since = Duration.ZERO;
        var attempts = 1;
        for (var next = schedule.after(attempts, since, 0.5); next.isPresent(); attempts++) {
            since = since.plus(next.get());
            next = schedule.after(attempts + 1, since, 0.5);
        }
        assertThat(since).isEqualTo(Duration.ofDays(3));
        assertThat(attempts).isBetween(18, 25);
    }

    private Duration wait(int failures) {
        return schedule.after(failures, Duration.ZERO, 0.5).orElseThrow();
    }
}
