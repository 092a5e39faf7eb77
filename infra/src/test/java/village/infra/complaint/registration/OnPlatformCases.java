package village.infra.complaint.registration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.Transactions;
import village.api.complaint.Complaint;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** Tests around cases and platforms in PostgreSQL: a village of its own for each, every act on a connection of its own. */
abstract class OnPlatformCases {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private PlatformCases cases;

    @BeforeEach
    void arrange() {
        cases = new PlatformCases(POSTGRES);
    }

    final PlatformCases cases() {
        return cases;
    }

    public final Transactions transactions() {
        return POSTGRES.database();
    }

    public final Village.Id village() {
        return cases.village();
    }

    public final Complaint.Id complaint() {
        return cases.complaint();
    }
}
