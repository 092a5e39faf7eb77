package village.api.notice.preference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;

/** How often progress is told outside the inbox. The words are stored and published in lower-kebab. */
public enum Rhythm {
    /** Each by itself. */
    OFF,
    /** One message a day. */
    DAILY,
    /** One message a week, on Sunday. */
    WEEKLY;

    private static final LocalTime EVENING = LocalTime.of(19, 0);

    /**
     * A gathering of news.
     *
     * @param day the village's day on which it goes out
     */
    public record Turn(LocalDate day, Instant dueAt) {}

    /** The first turn that is due after that moment. */
    public Turn after(Instant at) {
        var local = at.atZone(QuietHours.ZONE);
        var day = local.toLocalTime().isBefore(EVENING)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        var turn = this == WEEKLY ? day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)) : day;
        return new Turn(turn, turn.atTime(EVENING).atZone(QuietHours.ZONE).toInstant());
    }
}
