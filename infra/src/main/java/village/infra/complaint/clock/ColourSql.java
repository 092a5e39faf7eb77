package village.infra.complaint.clock;

/**
 * How pressing a case is whose answer is owed, as a condition on its row at {@code :now}: what
 * {@link village.api.complaint.Deadline#colour} says.
 */
public final class ColourSql {
    private static final String EFFECTIVE = "coalesce(paused_at, :now)";
    private static final String LAST_QUARTER = "due_at - (due_at - due_from) / 4";

    public static final String GREEN = LAST_QUARTER + " > " + EFFECTIVE;
    public static final String YELLOW = "due_at >= " + EFFECTIVE + " and " + LAST_QUARTER + " <= " + EFFECTIVE;
    public static final String RED = "due_at < " + EFFECTIVE;

    private ColourSql() {}

    /** A column that counts the rows of a colour. */
    public static String counting(String colour) {
        return "count(*) filter (where " + colour + ")";
    }
}
