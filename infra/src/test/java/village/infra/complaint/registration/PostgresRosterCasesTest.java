package village.infra.complaint.registration;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.Transactions;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.registration.RosterCases;
import village.api.complaint.registration.RosterCasesContract;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.complaint.StoredComplaints;
import village.infra.postgres.PostgresExtension;

class PostgresRosterCasesTest implements RosterCasesContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeEach
    void addVillage() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(Duration.ofSeconds(10));
    }

    @Override
    public RosterCases rosterCases() {
        return new PostgresRosterCases(POSTGRES.database());
    }

    @Override
    public Complaints complaints() {
        return StoredComplaints.in(POSTGRES.database());
    }

    @Override
    public Followers followers() {
        return StoredComplaints.followersIn(POSTGRES.database());
    }

    @Override
    public Transactions transactions() {
        return POSTGRES.database();
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id somebody() {
        var person = UUID.randomUUID();
        POSTGRES.sql()
                .sql("insert into person (id) values (:id)")
                .bind("id", person)
                .then()
                .block(Duration.ofSeconds(10));
        return new Person.Id(person);
    }
}
