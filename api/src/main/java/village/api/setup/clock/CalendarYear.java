package village.api.setup.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import village.api.Refusal;
import village.api.setup.Entered;

/**
 * The days of a year that differ from their weekday.
 *
 * @param basis the notice it follows
 * @param checked whether somebody compared it with the notice
 * @param version from 1; 0 for a year nobody entered
 */
public record CalendarYear(int year, String basis, boolean checked, List<Day> days, long version) {
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    public CalendarYear {
        days = days.stream().sorted(Comparator.comparing(Day::day)).toList();
    }

    /** @param working true for a weekend day that is worked, false for a day off */
    public record Day(LocalDate day, boolean working, String name) {}

    /** What an operator enters: checked, each day once, each in its year. */
    public static CalendarYear entered(int year, String basis, List<Day> days) {
        requireYear(year);
        var seen = new HashSet<LocalDate>();
        for (var at = 0; at < days.size(); at++) {
            require(year, days.get(at), seen.add(days.get(at).day()), "/days/" + at);
        }
        return new CalendarYear(year, Entered.text("/basis", "依据", basis, 100), true, days, 0);
    }

    /** Refuses a year no calendar is kept for. */
    static void requireYear(int year) {
        if (year < 2020 || year > 2100) {
            throw Refusal.invalid("/year", "年份应在 2020 到 2100 之间。");
        }
    }

    private static void require(int year, Day day, boolean first, String pointer) {
        if (day.day().getYear() != year) {
            throw Refusal.invalid(pointer + "/day", "%s 不在 %d 年。".formatted(day.day(), year));
        }
        if (!first) {
            throw Refusal.invalid(pointer + "/day", "%s 写了两遍。".formatted(day.day()));
        }
        if (day.working() && !WEEKEND.contains(day.day().getDayOfWeek())) {
            throw Refusal.invalid(pointer + "/working", "%s 本来就上班，不用写。".formatted(day.day()));
        }
        Entered.text(pointer + "/name", "说明", day.name(), 30);
    }
}
