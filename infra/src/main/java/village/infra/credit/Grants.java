package village.infra.credit;

/** Whom the credit module takes for a leader at this moment, as parts of statements. */
public final class Grants {
    private static final String KEPT = """
        select s.party_branch from role_grant g
        join binding b on b.person_id = g.person_id and b.village_id = g.village_id and b.state = 'bound'
        join roster_person s on s.village_id = b.village_id and s.id = b.roster_id and s.left_at is null
          and s.party_branch is not null
        where g.village_id = :village and
        """ + secretary("g");

    private Grants() {}

    /** The names of those branches of {@code :village} that have a secretary now, as a statement. */
    public static String keptBranches() {
        return KEPT;
    }

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
