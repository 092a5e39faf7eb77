package village.infra.credit;

/** Whom the credit module takes for a leader at this moment, as conditions on a row of {@code role_grant}. */
public final class Grants {
    private Grants() {}

    /**
     * The grant has begun and not ended.
     *
     * @param grant what the row is called in the statement
     */
    public static String running(String grant) {
        return "%1$s.valid_from <= now() and (%1$s.valid_to is null or %1$s.valid_to > now())".formatted(grant);
    }

    /** The grant makes its holder a branch secretary now. */
    public static String secretary(String grant) {
        return grant + ".role = 'branch-secretary' and " + running(grant);
    }
}
