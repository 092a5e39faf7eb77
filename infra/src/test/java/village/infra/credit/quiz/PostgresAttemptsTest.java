package village.infra.credit.quiz;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.credit.course.Courses;
import village.api.credit.quiz.Attempts;
import village.api.credit.quiz.AttemptsContract;
import village.api.place.Village;
import village.infra.credit.course.StoredCourses;
import village.infra.postgres.PostgresExtension;

class PostgresAttemptsTest implements AttemptsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeEach
    void found() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(PATIENCE);
    }

    @Override
    public Attempts attempts() {
        return new PostgresAttempts(POSTGRES.database());
    }

    @Override
    public Courses courses() {
        return StoredCourses.in(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
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
