package village.infra.credit.branch;

import village.api.credit.appeal.Appeals;
import village.api.credit.branch.Branches;
import village.api.credit.matter.Concerned;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/** The real branches and appeals, for tests of their neighbours. */
public final class StoredBranches {
    private StoredBranches() {}

    public static Branches in(Database database, Sealer sealer) {
        return new PostgresBranches(database, sealer);
    }

    public static Appeals appeals(Database database) {
        return new PostgresAppeals(database);
    }

    public static Concerned concerned(Database database) {
        return new PostgresConcerned(database);
    }
}
