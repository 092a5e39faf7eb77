package village.infra.complaint.desk;

import village.api.complaint.desk.CaseLists;
import village.infra.postgres.Database;

/** The desk's lists, for tests of other packages. */
public final class DeskLists {
    private DeskLists() {}

    public static CaseLists in(Database database) {
        return new PostgresCaseLists(database);
    }
}
