package village.infra.credit.course;

import com.github.f4b6a3.uuid.UuidCreator;
import village.api.credit.course.Courses;
import village.infra.postgres.Database;

/** The real courses, for tests of their neighbours. */
public final class StoredCourses {
    private StoredCourses() {}

    public static Courses in(Database database) {
        return new PostgresCourses(database, UuidCreator::getTimeOrderedEpoch);
    }
}
