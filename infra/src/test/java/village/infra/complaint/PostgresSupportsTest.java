package village.infra.complaint;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.reporter.Supports;
import village.api.complaint.reporter.SupportsContract;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresSupportsTest implements SupportsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeEach
    void addVillage() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(PATIENCE);
    }

    @Override
    public Supports supports() {
        return new PostgresSupports(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);
    }

    @Override
    public Followers followers() {
        return new PostgresFollowers(POSTGRES.database());
    }

    @Override
    public Complaints complaints() {
        return new PostgresComplaints(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);
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
                .block(PATIENCE);
        return new Person.Id(person);
    }
}
