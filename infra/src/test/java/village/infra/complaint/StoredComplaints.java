package village.infra.complaint;

import com.github.f4b6a3.uuid.UuidCreator;
import village.api.complaint.Complaints;
import village.infra.postgres.Database;

/** The real store of complaints, for tests of what stands on it. */
public final class StoredComplaints {
    private StoredComplaints() {}

    public static Complaints in(Database database) {
        return new PostgresComplaints(database, UuidCreator::getTimeOrderedEpoch);
    }
}
