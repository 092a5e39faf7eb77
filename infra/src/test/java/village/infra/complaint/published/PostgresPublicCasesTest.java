package village.infra.complaint.published;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.complaint.Complaints;
import village.api.complaint.published.PublicCases;
import village.api.complaint.published.PublicCasesContract;
import village.api.place.Village;
import village.infra.complaint.StoredComplaints;
import village.infra.postgres.PostgresExtension;

class PostgresPublicCasesTest implements PublicCasesContract {
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
    public PublicCases cases() {
        return new PostgresPublicCases(POSTGRES.database());
    }

    @Override
    public Complaints complaints() {
        return StoredComplaints.in(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }
}
