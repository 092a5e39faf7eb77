package village.infra.credit.branch;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.credit.branch.PublishedTotals;
import village.api.credit.branch.PublishedTotalsContract;
import village.api.disclosure.Filings;
import village.api.place.Village;
import village.infra.disclosure.StoredFilings;
import village.infra.postgres.PostgresExtension;

class PostgresPublishedTotalsTest implements PublishedTotalsContract {
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
    public PublishedTotals totals() {
        return new PostgresPublishedTotals(POSTGRES.database());
    }

    @Override
    public Filings filings() {
        return StoredFilings.in(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
