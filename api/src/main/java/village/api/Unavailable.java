package village.api;

/** A part did not answer in time or not at all. A failure, not a refusal: asking again later may work. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String part;

    /** @param part what failed, for the log: {@code postgres}, {@code redis}, {@code wechat} … */
    public Unavailable(String part, Throwable cause) {
        super(part + " unavailable", cause);
        this.part = part;
    }

    public String part() {
        return part;
    }
}
