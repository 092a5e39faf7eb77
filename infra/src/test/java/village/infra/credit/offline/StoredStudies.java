package village.infra.credit.offline;

import village.api.credit.offline.OfflineStudies;
import village.infra.postgres.Database;

/** The real hand-ins, for tests of their neighbours. */
public final class StoredStudies {
    private StoredStudies() {}

    public static OfflineStudies in(Database database) {
        return new PostgresOfflineStudies(database);
    }
}
