package village.infra.disclosure;

import com.github.f4b6a3.uuid.UuidCreator;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingRacesContract;
import village.api.disclosure.Filings;
import village.api.disclosure.FilingsContract;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** Asked by turns, two instances answer over one database. */
class PostgresFilingsTest implements FilingsContract, FilingRacesContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool other;

    private final AtomicInteger asked = new AtomicInteger();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeAll
    static void open() {
        other = PostgresExtension.pool(POSTGRES.name());
    }

    @AfterAll
    static void close() {
        other.disposeLater().block(Duration.ofSeconds(10));
    }

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
        var database = asked.getAndIncrement() % 2 == 0 ? POSTGRES.database() : PostgresExtension.database(other);
        return new PostgresFilings(database, UuidCreator::getTimeOrderedEpoch);
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public void waits(Filing.Id id, boolean waits) {
        var sql = waits ? """
            insert into disclosure_question (village_id, id, version, disclosure_id, item_code, title,
              responsible_role, asker_id, question_text, asked_at, due_at, status, answers)
            values (:village, gen_random_uuid(), 1, :id, 'V01', '题', 'cadre', gen_random_uuid(), '问一问', now(),
              now() + interval '15 days', 'waiting', '[]')
            """ : """
                    update disclosure_question set status = 'answered', answers = '[{"text": "答"}]'
                    where village_id = :village and disclosure_id = :id
                    """;
        POSTGRES.sql()
                .sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .then()
                .block(Duration.ofSeconds(10));
    }

    @Override
    public UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
