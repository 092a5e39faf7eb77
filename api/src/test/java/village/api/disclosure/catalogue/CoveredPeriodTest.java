package village.api.disclosure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.Refusal;

class CoveredPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-08, 2026年8月, 2026-08-31, 2026-07",
        "2026-Q1, 2026年第一季度, 2026-03-31, 2025-Q4",
        "2026, 2026年, 2026-12-31, 2025",
        "2028-02-29, 2028年2月29日, 2028-02-29, 2028-02-28"
    })
    void keepsItsWord(String word, String label, LocalDate to, String previous) {
        var period = CoveredPeriod.read("/period", word);
        assertThat(period.word()).isEqualTo(word);
        assertThat(period.label()).isEqualTo(label);
        assertThat(period.to()).isEqualTo(to);
        assertThat(period.previous().word()).isEqualTo(previous);
        assertThat(period.previous().next()).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-13", "2026-Q5", "2027-02-29", "26-01", "2026-8", "２０２６", "2026-Q1 "})
    void refusesWhatIsNoPeriod(String word) {
        assertThatThrownBy(() -> CoveredPeriod.read("/period", word)).isInstanceOf(Refusal.class);
    }

    @Test
    void holdsTheDayItBeginsWith() {
        assertThat(CoveredPeriod.of(Frequency.QUARTERLY, LocalDate.of(2026, 11, 25))
                        .from())
                .isEqualTo(LocalDate.of(2026, 10, 1));
    }
}
