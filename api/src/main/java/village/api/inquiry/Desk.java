package village.api.inquiry;

import java.time.Instant;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.WorkingDays;

/**
 * Where a question of one village goes: an office, or the experts of one topic.
 *
 * @param code the word on the wire
 * @param hint what to ask here, for people
 * @param days working days an answer may take
 * @param open whether the village may ask there now; what was asked before is answered all the same
 */
public record Desk(String code, String name, String hint, Kind kind, int days, boolean open) {
    /** Asked of people who are ill, and never answered here. */
    public static final String MEDICAL = "medical";

    public enum Kind {
        OFFICE,
        EXPERT
    }

    public Desk {
        if (days < 1) {
            throw new IllegalArgumentException("days: " + days + " (expected: 1 or more)");
        }
    }

    /** The last moment an answer to what is asked now is in time. */
    public Instant dueAt(Instant asked, WorkingDays calendar) {
        return new Due.Days(days).from(asked, calendar);
    }
}
