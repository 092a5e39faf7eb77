package village.api.complaint;

import java.time.Duration;
import java.time.Instant;

/** How pressing a case is. For handlers, never for ranking people or places. */
public enum Colour {
    GREEN,
    /** The last quarter of the time has begun. */
    YELLOW,
    /** The due time has passed. */
    RED,
    /** Nobody owes an answer. */
    DONE;

    private static final int LAST_PART = 4;

    /** @param since when the time began */
    public static Colour of(Instant since, Instant due, Instant now) {
        if (now.isAfter(due)) {
            return RED;
        }
        var lastQuarter = due.minus(Duration.between(since, due).dividedBy(LAST_PART));
        return now.isBefore(lastQuarter) ? GREEN : YELLOW;
    }
}
