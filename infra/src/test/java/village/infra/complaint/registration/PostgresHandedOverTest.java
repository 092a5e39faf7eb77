package village.infra.complaint.registration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.Transactions;
import village.api.complaint.Complaint;
import village.api.complaint.platform.HandedOver;
import village.api.complaint.platform.HandedOverContract;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** Every act on a connection of its own. */
class PostgresHandedOverTest implements HandedOverContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private PlatformCases cases;

    @BeforeEach
    void arrange() {
        cases = new PlatformCases(POSTGRES);
    }

    @Override
    public HandedOver handedOver() {
        return new PostgresHandedOver(POSTGRES.database());
    }

    @Override
    public Transactions transactions() {
        return POSTGRES.database();
    }

    @Override
    public Village.Id village() {
        return cases.village();
    }

    @Override
    public Complaint.Id complaint() {
        return cases.complaint();
    }

    @Override
    public Person.Id platform() {
        return new Person.Id(cases.platform().value());
    }
}
