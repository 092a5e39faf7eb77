package village.api.complaint.catalogue;

import java.time.Duration;
import java.time.Instant;

/**
 * How close in space and time two reports of a category may be the same thing.
 *
 * @param metres as the crow flies
 * @param days how old the earlier one may be
 */
public record Nearness(int metres, int days) {
    public Nearness {
        if (metres < 1 || days < 1) {
            throw new IllegalArgumentException("nearness: " + metres + " m, " + days + " d (expected: 1 or more)");
        }
    }

    /** Whether what was filed then may still be meant now. */
    public boolean recent(Instant filed, Instant now) {
        return !filed.isBefore(now.minus(Duration.ofDays(days)));
    }
}
