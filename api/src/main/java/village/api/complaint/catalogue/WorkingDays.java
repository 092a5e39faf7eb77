package village.api.complaint.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/**
 * The working calendar: Monday to Friday, but for the exceptions the State Council publishes each year.
 *
 * @param exceptions days that differ from their weekday: true for a working weekend day, false for a day off
 */
public record WorkingDays(Map<LocalDate, Boolean> exceptions) {
    public WorkingDays {
        exceptions = Map.copyOf(exceptions);
    }

    public boolean working(LocalDate day) {
        var weekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        return exceptions.getOrDefault(day, weekday);
    }

    /** The {@code count}-th working day after {@code day}, which itself does not count. */
    public LocalDate after(LocalDate day, int count) {
        var current = day;
        for (int left = count; left > 0; ) {
            current = current.plusDays(1);
            if (working(current)) {
                left--;
            }
        }
        return current;
    }
}
