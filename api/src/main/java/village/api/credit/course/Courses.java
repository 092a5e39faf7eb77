package village.api.credit.course;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.place.Village;

/** The courses of all villages. Keys of pages are ids of courses, the newest first. */
public interface Courses {
    /**
     * Adds a course with its event, once.
     *
     * @return the course the key stands for
     */
    Mono<Course.Id> add(Once once, CourseChange change);

    /**
     * Changes a course under its row lock. A key used before changes nothing and gives the course as it is now.
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return the course after the act; empty if the village has none of that id
     */
    Mono<Course> change(Village.Id village, Course.Id id, Optional<Once> once, Function<Course, CourseChange> act);

    /** Empty if the village has none of that id. */
    Mono<Course> byId(Village.Id village, Course.Id id);

    /** Of one status in a village. */
    Mono<Page<Course, UUID>> inStatus(Village.Id village, Course.Status status, Slice slice);

    /** @param limit 1 to 100 */
    record Slice(Optional<UUID> after, int limit) {}
}
