package village.infra.disclosure.cover;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.disclosure.Filings;
import village.api.disclosure.cover.Covers;
import village.api.disclosure.cover.CoversContract;
import village.api.place.Village;
import village.infra.disclosure.StoredFilings;
import village.infra.postgres.PostgresExtension;

class PostgresCoversTest implements CoversContract {
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
    public Filings filings() {
        return StoredFilings.in(POSTGRES.database());
    }

    @Override
    public Covers covers() {
        return new PostgresCovers(POSTGRES.database());
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
