package village.api.notice.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-11-23T00:00:00, 2026-11-23",
        "DAILY, 2026-11-23T18:59:59, 2026-11-23",
        "DAILY, 2026-11-23T19:00:00, 2026-11-24",
        "WEEKLY, 2026-11-23T09:00:00, 2026-11-29",
        "WEEKLY, 2026-11-29T18:59:59, 2026-11-29",
        "WEEKLY, 2026-11-29T19:00:00, 2026-12-06"
    })
    void isDueAtSevenInTheEvening(Rhythm rhythm, LocalDateTime at, LocalDate day) {
        var turn = rhythm.after(at.atZone(QuietHours.ZONE).toInstant());
        assertThat(turn.day()).isEqualTo(day);
        assertThat(turn.dueAt())
                .isEqualTo(day.atTime(19, 0).atZone(QuietHours.ZONE).toInstant());
    }
}
