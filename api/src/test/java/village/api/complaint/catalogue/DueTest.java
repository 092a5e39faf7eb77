package village.api.complaint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import village.api.complaint.Colour;

class DueTest {
    private static final WorkingDays PLAIN = new WorkingDays(Map.of());
    /** A week's holiday from Thursday 1 October 2026 with working Saturday 10 October. */
    private static final WorkingDays NATIONAL_DAY = new WorkingDays(Map.of(
            LocalDate.of(2026, 10, 1), false,
            LocalDate.of(2026, 10, 2), false,
            LocalDate.of(2026, 10, 5), false,
            LocalDate.of(2026, 10, 6), false,
            LocalDate.of(2026, 10, 7), false,
            LocalDate.of(2026, 10, 10), true));

    @Test
    void hoursRunThroughTheWeekend() {
        assertThat(due(new Due.Hours(24), "2026-11-21T10:00:00+08:00", PLAIN))
                .isEqualTo(at("2026-11-22T10:00:00+08:00"));
    }

    @Test
    void theDayOfFilingDoesNotCount() {
        assertThat(due(new Due.Days(1), "2026-11-23T00:00:00+08:00", PLAIN)).isEqualTo(at("2026-11-24T23:59:59+08:00"));
    }

    @Test
    void workingDaysSkipTheWeekend() {
        assertThat(due(new Due.Days(3), "2026-11-26T17:00:00+08:00", PLAIN)).isEqualTo(at("2026-12-01T23:59:59+08:00"));
    }

    @Test
    void workingDaysSkipHolidaysAndCountWorkingSaturdays() {
        assertThat(due(new Due.Days(2), "2026-09-30T12:00:00+08:00", NATIONAL_DAY))
                .isEqualTo(at("2026-10-09T23:59:59+08:00"));
        assertThat(due(new Due.Days(3), "2026-09-30T12:00:00+08:00", NATIONAL_DAY))
                .isEqualTo(at("2026-10-10T23:59:59+08:00"));
    }

    @Test
    void theVillageClockDecidesWhichDayItIs() {
        assertThat(due(new Due.Days(1), "2026-11-23T16:30:00Z", PLAIN)).isEqualTo(at("2026-11-25T23:59:59+08:00"));
    }

    @Property
    void aWorkingDayDueTimeFallsOnAWorkingDay(
            @ForAll @IntRange(min = 1, max = 60) int days, @ForAll @IntRange(max = 400) int offset) {
        var filed = at("2026-01-01T09:00:00+08:00").plus(Duration.ofDays(offset));
        var last = new Due.Days(days).from(filed, NATIONAL_DAY).atZone(Due.ZONE).toLocalDate();
        assertThat(NATIONAL_DAY.working(last)).isTrue();
        assertThat(last).isAfter(filed.atZone(Due.ZONE).toLocalDate());
    }

    @Test
    void isToldInHoursOrInWorkingDays() {
        assertThat(new Due.Hours(24).label()).isEqualTo("24 小时");
        assertThat(new Due.Days(3).label()).isEqualTo("3 个工作日");
        assertThat(new Due.Hours(24).hours()).contains(24);
        assertThat(new Due.Hours(24).days()).isEmpty();
        assertThat(new Due.Days(3).days()).contains(3);
        assertThat(new Due.Days(3).hours()).isEmpty();
    }

    @Test
    void isReadFromHoursElseFromWorkingDays() {
        assertThat(Due.of(Optional.of(24), Optional.empty())).contains(new Due.Hours(24));
        assertThat(Due.of(Optional.empty(), Optional.of(3))).contains(new Due.Days(3));
        assertThat(Due.of(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void coloursChangeAtTheLastQuarterAndAfterTheDueTime() {
        var filed = at("2026-11-23T00:00:00+08:00");
        var due = filed.plus(Duration.ofHours(24));
        assertThat(Colour.of(filed, due, filed.plus(Duration.ofHours(18)).minusSeconds(1)))
                .isEqualTo(Colour.GREEN);
        assertThat(Colour.of(filed, due, filed.plus(Duration.ofHours(18)))).isEqualTo(Colour.YELLOW);
        assertThat(Colour.of(filed, due, due)).isEqualTo(Colour.YELLOW);
        assertThat(Colour.of(filed, due, due.plusMillis(1))).isEqualTo(Colour.RED);
    }

    private static Instant due(Due due, String filed, WorkingDays calendar) {
        return due.from(at(filed), calendar);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
