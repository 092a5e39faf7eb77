package village.api.disclosure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.identity.Person;

class TimelinessTest {
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

    private static CatalogueItem item(Frequency frequency, int dueDays) {
        return AnItem.of("C0101").every(frequency).due(dueDays).item();
    }

    private static Timeliness on(Frequency frequency, int dueDays, String coveredUntil, String today) {
        var coverage = coveredUntil.isEmpty()
                ? Optional.<Coverage>empty()
                : Optional.of(new Coverage(LocalDate.parse(coveredUntil), Instant.EPOCH));
        return Timeliness.of(item(frequency, dueDays), SINCE, coverage, LocalDate.parse(today));
    }

    @Test
    void isInTimeOnTheDueDayAndLateTheDayAfter() {
        var last = on(Frequency.QUARTERLY, 15, "2026-06-30", "2026-10-15");
        assertThat(last.colour()).isEqualTo(Timeliness.Colour.YELLOW);
        assertThat(last.overdueDays()).isZero();
        var late = on(Frequency.QUARTERLY, 15, "2026-06-30", "2026-10-27");
        assertThat(late.colour()).isEqualTo(Timeliness.Colour.RED);
        assertThat(late.fact()).isEqualTo("2026年第三季度应在10月15日前公开，已逾期 12 天");
    }

    @Test
    void isGreenUntilThePeriodIsOver() {
        assertThat(on(Frequency.MONTHLY, 10, "2026-08-31", "2026-09-30").colour())
                .isEqualTo(Timeliness.Colour.GREEN);
        assertThat(on(Frequency.MONTHLY, 10, "2026-08-31", "2026-10-01").colour())
                .isEqualTo(Timeliness.Colour.YELLOW);
    }

    @Test
    void endsFebruaryWhereTheYearSays() {
        assertThat(on(Frequency.MONTHLY, 0, "2028-01-31", "2028-02-01").dueOn()).contains(LocalDate.of(2028, 2, 29));
        assertThat(on(Frequency.MONTHLY, 0, "2027-01-31", "2027-02-01").dueOn()).contains(LocalDate.of(2027, 2, 28));
    }

    @Test
    void crossesTheYear() {
        var yearly = on(Frequency.YEARLY, 31, "", "2027-02-01");
        assertThat(yearly.owed()).contains(CoveredPeriod.read("", "2026"));
        assertThat(yearly.dueOn()).contains(LocalDate.of(2027, 1, 31));
        assertThat(yearly.overdueDays()).isEqualTo(1);
    }

    @Test
    void owesNothingByTheCalendarForEvents() {
        var event = on(Frequency.EVENT, 3, "", "2026-10-01");
        assertThat(event.owed()).isEmpty();
        assertThat(event.overdue()).isFalse();
    }

    @Test
    void saysHowLateAnEventWasMadePublic() {
        var event = item(Frequency.EVENT, 3);
        var day = CoveredPeriod.read("", "2026-09-28");
        assertThat(Timeliness.lateness(event, day, LocalDate.of(2026, 10, 1))).isEmpty();
        assertThat(Timeliness.lateness(event, day, LocalDate.of(2026, 10, 5))).contains("应在10月1日前公开，晚了 4 天");
        assertThat(Timeliness.lateness(
                        item(Frequency.MONTHLY, 3), CoveredPeriod.read("", "2026-08"), LocalDate.of(2026, 10, 5)))
                .isEmpty();
    }

    @Test
    void countsNoPeriodBehindAGap() {
        var until = Coverage.reached(
                LocalDate.of(2025, 12, 31),
                List.of(CoveredPeriod.read("", "2026-Q3"), CoveredPeriod.read("", "2026-Q1")));
        assertThat(until).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(Coverage.reached(
                        LocalDate.of(2025, 12, 31),
                        List.of(
                                CoveredPeriod.read("", "2026-Q3"),
                                CoveredPeriod.read("", "2026-Q1"),
                                CoveredPeriod.read("", "2026-Q2"))))
                .isEqualTo(LocalDate.of(2026, 9, 30));
    }

    @Test
    void whatHappenedIsOwedFromItsDayOn() {
        var item = item(Frequency.EVENT, 3);
        var happened = new Occurrence(
                new Occurrence.Id(UUID.randomUUID()),
                item.code(),
                LocalDate.of(2026, 11, 20),
                "水渠招标",
                new Person.Id(UUID.randomUUID()),
                Instant.EPOCH);
        assertThat(Timeliness.of(item, SINCE, Optional.empty(), LocalDate.of(2026, 11, 30))
                        .colour())
                .isEqualTo(Timeliness.Colour.GREEN);
        var early = Timeliness.of(item(Frequency.EVENT, 10), happened, Optional.empty(), LocalDate.of(2026, 11, 20));
        assertThat(early.colour()).isEqualTo(Timeliness.Colour.GREEN);
        assertThat(early.fact()).isEqualTo("2026年11月20日“水渠招标”请在11月30日前公开");
        var last = Timeliness.of(item, happened, Optional.empty(), LocalDate.of(2026, 11, 23));
        assertThat(last.colour()).isEqualTo(Timeliness.Colour.YELLOW);
        var late = Timeliness.of(item, happened, Optional.empty(), LocalDate.of(2026, 11, 25));
        assertThat(late.overdue()).isTrue();
        assertThat(late.fact()).isEqualTo("2026年11月20日“水渠招标”应在11月23日前公开，已逾期 2 天");
    }
}
