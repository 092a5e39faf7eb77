package village.infra.complaint;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.Transactions;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.MergeRacesContract;
import village.api.complaint.reporter.Supports;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** Every act on a connection of its own. */
class PostgresMergeRacesTest implements MergeRacesContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeAll
    static void makeTheFactoryOfIds() {
        UuidCreator.getTimeOrderedEpoch();
    }

    @BeforeEach
    void addVillage() {
        insert("insert into village (id, name) values (:id, '测试村')", village.value());
    }

    @Override
    public Complaints complaints() {
        return StoredComplaints.in(POSTGRES.database());
    }

    @Override
    public Followers followers() {
        return new PostgresFollowers(POSTGRES.database());
    }

    @Override
    public Supports supports() {
        return new PostgresSupports(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);
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
        insert("insert into person (id) values (:id)", person);
        return new Person.Id(person);
    }

    private static void insert(String sql, UUID id) {
        POSTGRES.sql().sql(sql).bind("id", id).then().block(Duration.ofSeconds(10));
    }
}
