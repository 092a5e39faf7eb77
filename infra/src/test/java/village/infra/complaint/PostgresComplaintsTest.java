package village.infra.complaint;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.ComplaintsContract;
import village.api.complaint.MergesContract;
import village.api.event.Event;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresComplaintsTest implements ComplaintsContract, MergesContract {
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
    public Complaints complaints() {
        return new PostgresComplaints(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);
    }

    @Override
    public Village.Id village() {
        return village;
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
                .block(Duration.ofSeconds(10));
    }
}
