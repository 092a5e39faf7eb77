package village.api.notice.preference;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When nothing rings that can wait, by the village's clock. Its first moment is quiet, its end is not; may reach over
 * midnight.
 *
 * @param to the same as {@code from} for no quiet hours at all
 */
public record QuietHours(LocalTime from, LocalTime to) {
    /** The village's clock. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));

    public boolean contains(Instant at) {
        var time = at.atZone(ZONE).toLocalTime();
        var begun = !time.isBefore(from);
        var notOver = time.isBefore(to);
        return from.isBefore(to) ? begun && notOver : !from.equals(to) && (begun || notOver);
    }

    /** That moment, or the end of the quiet hours it falls in. */
    public Instant after(Instant at) {
        if (!contains(at)) {
            return at;
        }
        var local = at.atZone(ZONE);
        var end = local.with(to);
        return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
    }
}
