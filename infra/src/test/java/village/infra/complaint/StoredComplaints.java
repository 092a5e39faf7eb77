package village.infra.complaint;

import com.github.f4b6a3.uuid.UuidCreator;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.infra.postgres.Database;

/** The real store of complaints, for tests of what stands on it. */
public final class StoredComplaints {
    private StoredComplaints() {}

    public static Complaints in(Database database) {
        return new PostgresComplaints(database, UuidCreator::getTimeOrderedEpoch);
    }

    public static Followers followersIn(Database database) {
        return new PostgresFollowers(database);
    }
}
