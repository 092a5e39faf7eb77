package village.api.notice.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T20:59:59, 2026-11-23T20:59:59",
        "2026-11-23T21:00:00, 2026-11-24T07:00:00",
        "2026-11-23T23:59:59, 2026-11-24T07:00:00",
        "2026-11-24T00:00:00, 2026-11-24T07:00:00",
        "2026-11-24T06:59:59, 2026-11-24T07:00:00",
        "2026-11-24T07:00:00, 2026-11-24T07:00:00",
        "2026-12-31T22:00:00, 2027-01-01T07:00:00",
        "2026-03-29T02:30:00, 2026-03-29T07:00:00",
        "2026-10-25T02:30:00, 2026-10-25T07:00:00"
    })
    void waitsForTheMorningByTheVillagesClock(LocalDateTime at, LocalDateTime rings) {
        assertThat(QuietHours.USUAL.after(village(at))).isEqualTo(village(rings));
    }

    @ParameterizedTest
    @CsvSource({
        "12:00, 14:00, 2026-11-23T11:59:59, 2026-11-23T11:59:59",
        "12:00, 14:00, 2026-11-23T12:00:00, 2026-11-23T14:00:00",
        "12:00, 14:00, 2026-11-23T14:00:00, 2026-11-23T14:00:00",
        "00:00, 08:00, 2026-11-23T00:00:00, 2026-11-23T08:00:00",
        "22:00, 00:00, 2026-11-23T23:00:00, 2026-11-24T00:00:00",
        "22:00, 00:00, 2026-11-23T00:00:00, 2026-11-23T00:00:00",
        "09:00, 09:00, 2026-11-23T09:00:00, 2026-11-23T09:00:00"
    })
    void mayBeAnyHours(LocalTime from, LocalTime to, LocalDateTime at, LocalDateTime rings) {
        assertThat(new QuietHours(from, to).after(village(at))).isEqualTo(village(rings));
    }

    private static Instant village(LocalDateTime local) {
        return local.atZone(QuietHours.ZONE).toInstant();
    }
}
