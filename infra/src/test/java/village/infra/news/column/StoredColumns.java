package village.infra.news.column;

import village.api.news.column.Columns;
import village.infra.postgres.Database;

/** The real store of columns, for tests of what stands on it. */
public final class StoredColumns {
    private StoredColumns() {}

    public static Columns in(Database database) {
        return new PostgresColumns(database);
    }
}
