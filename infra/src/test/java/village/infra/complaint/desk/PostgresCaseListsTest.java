package village.infra.complaint.desk;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.desk.CaseLists;
import village.api.complaint.desk.CaseListsContract;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.complaint.StoredComplaints;
import village.infra.postgres.PostgresExtension;

class PostgresCaseListsTest implements CaseListsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PLACE = """
            with here as (insert into village (id, name) values (:village, '枫溪村'), (:other, '竹坞村'))
            insert into grid (village_id, id, name, area) values (:village, :grid, '第一网格', '((120,29),(120,30),(121,30))')
            """;
    private static final String SPOKEN = """
            with file as (
              insert into attachment (village_id, id, uploader_id, format, state, bytes, owner_kind, owner_id, uploaded_at)
              values (:village, :file, :person, 'amr', 'pass', 1, 'complaint', :complaint, now()))
            insert into complaint_transcript (village_id, complaint_id, number, attachment_id, author_label, text, at)
            values (:village, :complaint, 2, :file, '网格员', :words, now())
            """;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Village.Id otherVillage = new Village.Id(UUID.randomUUID());
    private final Grid.Id grid = new Grid.Id(UUID.randomUUID());

    @BeforeEach
    void addPlaces() {
        POSTGRES.sql()
                .sql(PLACE)
                .bind("village", village.value())
                .bind("other", otherVillage.value())
                .bind("grid", grid.value())
                .then()
                .block(PATIENCE);
    }

    @Override
    public CaseLists lists() {
        return new PostgresCaseLists(POSTGRES.database());
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
    public Village.Id otherVillage() {
        return otherVillage;
    }

    @Override
    public Grid.Id grid() {
        return grid;
    }

    @Override
    public void spoken(Complaint.Id complaint, String words) {
        var person = UUID.randomUUID();
        POSTGRES.sql()
                .sql("insert into person (id) values (:id)")
                .bind("id", person)
                .then()
                .then(POSTGRES.sql()
                        .sql(SPOKEN)
                        .bind("village", village.value())
                        .bind("file", UUID.randomUUID())
                        .bind("person", person)
                        .bind("complaint", complaint.value())
                        .bind("words", words)
                        .then())
                .block(PATIENCE);
    }
}
