package village.api.identity;

import village.api.Reason;
import village.api.Refusal;

/** How much of a list may be asked for at once. */
public final class Limits {
    private static final int MAX = 100;

    private Limits() {}

    /** Refuses what is not between 1 and 100. */
    public static void require(int limit) {
        if (limit < 1 || limit > MAX) {
            throw Refusal.of(Reason.LIST_LIMIT_INVALID);
        }
    }
}
