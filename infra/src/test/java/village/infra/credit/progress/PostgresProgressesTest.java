package village.infra.credit.progress;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.Transactions;
import village.api.credit.course.Courses;
import village.api.credit.progress.Progresses;
import village.api.credit.progress.ProgressesContract;
import village.api.identity.Person;
import village.api.identity.binding.Consent;
import village.api.place.Village;
import village.infra.credit.StoredLedger;
import village.infra.credit.course.StoredCourses;
import village.infra.postgres.PostgresExtension;

class PostgresProgressesTest implements ProgressesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Progresses progresses = made();
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id person = new Person.Id(StoredLedger.person(POSTGRES.sql()));

    @BeforeEach
    void found() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(PATIENCE);
        POSTGRES.sql()
                .sql("insert into consent (person_id, document, version, given_at) values (:id, 'credit', :version,"
                        + " now())")
                .bind("id", person.value())
                .bind("version", Consent.CREDIT.version())
                .then()
                .block(PATIENCE);
    }

    @Override
    public Progresses progresses() {
        return progresses;
    }

    private static Progresses made() {
        var batch = new BeatBatch(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);
        return new PostgresProgresses(POSTGRES.database(), new BeatQueue(batch::hear, 1000, 50));
    }

    @Override
    public Courses courses() {
        return StoredCourses.in(POSTGRES.database());
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
    public Person.Id agreed() {
        return person;
    }

    @Override
    public void withdrawn(Person.Id person) {
        POSTGRES.sql()
                .sql("update consent set withdrawn_at = now() where person_id = :id")
                .bind("id", person.value())
                .then()
                .block(PATIENCE);
    }

    @Override
    public long happened(String type) {
        return POSTGRES.sql()
                .sql("select count(*) from event where village_id = :village and type = :type")
                .bind("village", village.value())
                .bind("type", type)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }
}
