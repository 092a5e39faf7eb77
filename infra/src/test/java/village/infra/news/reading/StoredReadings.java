package village.infra.news.reading;

import village.api.news.reading.PublishedArticles;
import village.infra.postgres.Database;

/** The real store of what readers see, for tests of what stands on it. */
public final class StoredReadings {
    private StoredReadings() {}

    public static PublishedArticles in(Database database) {
        return new PostgresPublishedArticles(database);
    }
}
