package village.infra.credit.course;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.credit.course.Courses;
import village.api.credit.course.CoursesContract;
import village.api.credit.course.Taught;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresCoursesTest implements CoursesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeEach
    void found() {
        run("insert into village (id, name) values ('" + village.value() + "', '测试村')");
    }

    @Override
    public Courses courses() {
        return StoredCourses.in(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Test
    void nobodyRewritesWhatWasPublished() {
        var course = Taught.published(courses(), village, 1);
        refused("update course set lessons = '[{}]' where id = '" + course.id() + "'");
        refused("update course set title = '别的' where id = '" + course.id() + "'");
        refused("delete from course where id = '" + course.id() + "'");
    }

    private static void refused(String sql) {
        assertThatThrownBy(() -> run(sql)).hasMessageContaining("expected");
    }

    private static void run(String sql) {
        POSTGRES.sql().sql(sql).then().block(PATIENCE);
    }
}
