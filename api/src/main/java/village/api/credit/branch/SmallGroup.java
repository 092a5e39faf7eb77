package village.api.credit.branch;

/** Of a small group there is no figure, to whomever it goes: it would be one of persons. */
public final class SmallGroup {
    /** Of fewer there is none. */
    public static final int FEWEST = 5;

    private SmallGroup() {}

    static boolean is(long members) {
        return members < FEWEST;
    }
}
