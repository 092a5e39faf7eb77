package village.infra.disclosure;

import com.github.f4b6a3.uuid.UuidCreator;
import village.api.disclosure.Filings;
import village.infra.postgres.Database;

/** The real store of filings, for tests of what stands on it. */
public final class StoredFilings {
    private StoredFilings() {}

    public static Filings in(Database database) {
        return new PostgresFilings(database, UuidCreator::getTimeOrderedEpoch);
    }
}
