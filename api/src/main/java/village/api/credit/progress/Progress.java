package village.api.credit.progress;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;

/**
 * How far one member has come in one lesson.
 *
 * @param finishedAt when he had learned it whole; empty before
 */
public record Progress(Id id, Course.Id course, Lesson.Id lesson, long reachedMillis, Optional<Instant> finishedAt) {
    /** What its events are about is called so. */
    public static final String KIND = "lesson-progress";

    public record Id(UUID value) {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    public boolean finished() {
        return finishedAt.isPresent();
    }
}
