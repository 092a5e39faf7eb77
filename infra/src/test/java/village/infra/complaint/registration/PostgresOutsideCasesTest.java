package village.infra.complaint.registration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.Transactions;
import village.api.client.Client;
import village.api.complaint.Complaints;
import village.api.complaint.platform.HandedOver;
import village.api.complaint.platform.OutsideCases;
import village.api.complaint.platform.OutsideCasesContract;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.complaint.StoredComplaints;
import village.infra.postgres.PostgresExtension;

class PostgresOutsideCasesTest implements OutsideCasesContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private PlatformCases cases;

    @BeforeEach
    void arrange() {
        cases = new PlatformCases(POSTGRES);
    }

    @Override
    public OutsideCases outsideCases() {
        return new PostgresOutsideCases(POSTGRES.database());
    }

    @Override
    public Complaints complaints() {
        return StoredComplaints.in(POSTGRES.database());
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
    public Person.Id somebody() {
        return cases.person();
    }

    @Override
    public Client.Id platform() {
        return cases.platform();
    }
}
