package village.infra.complaint;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import com.github.f4b6a3.uuid.UuidCreator;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.Transactions;
import village.api.complaint.Complaint;
import village.api.complaint.ComplaintRacesContract;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** Every act on a connection of its own; the second instance on a pool of its own. */
class PostgresComplaintRacesTest implements ComplaintRacesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool other;

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeAll
    static void startAnotherInstance() {
        // The first id makes its factory, under a lock.
        UuidCreator.getTimeOrderedEpoch();
        other = PostgresExtension.pool(POSTGRES.name());
        other.warmup().block(PATIENCE);
    }

    @AfterAll
    static void stopIt() {
        other.disposeLater().block(PATIENCE);
    }

    @BeforeEach
    void addVillage() {
        insert("insert into village (id, name) values (:id, '测试村')", village.value());
    }

    @Override
    public Complaints complaints(int instance) {
        return StoredComplaints.in(instance == 0 ? POSTGRES.database() : PostgresExtension.database(other));
    }

    @Override
    public Followers followers() {
        return new PostgresFollowers(POSTGRES.database());
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
        POSTGRES.sql().sql(sql).bind("id", id).then().block(PATIENCE);
    }

    @Override
    public List<Event> eventsOf(Complaint.Id id) {
        return POSTGRES.sql()
                .sql("select id, type, subject_version from event where subject_id = :id order by insert_no")
                .bind("id", id.value())
                .map(row -> new Event(
                        uuid(row, 0),
                        Optional.of(village),
                        new Event.Subject("complaint", id.value(), number(row, 2)),
                        text(row, 1),
                        Map.of(),
                        Instant.EPOCH))
                .all()
                .collectList()
                .block(PATIENCE);
    }
}
