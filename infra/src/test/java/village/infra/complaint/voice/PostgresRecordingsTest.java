package village.infra.complaint.voice;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.attachment.Attachment;
import village.api.attachment.Format;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.voice.Recordings;
import village.api.complaint.voice.RecordingsContract;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.complaint.StoredComplaints;
import village.infra.postgres.PostgresExtension;

class PostgresRecordingsTest implements RecordingsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FILE = """
            insert into attachment (village_id, id, uploader_id, format, state, bytes, owner_kind, owner_id, uploaded_at)
            values (:village, :id, :uploader, :format, 'pass', 1, 'complaint', :owner, now())
            """;

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
    public Recordings recordings() {
        return new PostgresRecordings(POSTGRES.database());
    }

    @Override
    public Complaints complaints() {
        return StoredComplaints.in(POSTGRES.database());
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

    @Override
    public Attachment.Id attached(Complaint.Id complaint, Format format) {
        var id = Cases.IDS.next();
        POSTGRES.sql()
                .sql(FILE)
                .bind("village", village.value())
                .bind("id", id)
                .bind("uploader", somebody().value())
                .bind("format", format.extension().equals("jpg") ? "jpeg" : format.extension())
                .bind("owner", complaint.value())
                .then()
                .block(PATIENCE);
        return new Attachment.Id(id);
    }
}
