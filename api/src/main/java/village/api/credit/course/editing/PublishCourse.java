package village.api.credit.course.editing;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.credit.course.Course;
import village.api.identity.Actor;

/** A cadre opens a course to the Party members, or takes it back. */
public final class PublishCourse {
    private final CourseDesk desk;

    public PublishCourse(CourseDesk desk) {
        this.desk = desk;
    }

    /** @param version the version he read; refuses if somebody was faster ({@code course.stale}) */
    public Mono<Course> publish(Actor actor, Course.Id id, long version, Optional<Once> once) {
        return Mono.defer(() -> desk.act(
                actor,
                id,
                once,
                "published",
                course -> course.requireVersion(version).published(desk.clock().instant())));
    }

    /** What was learned stays learned. */
    public Mono<Course> withdraw(Actor actor, Course.Id id, long version, Optional<Once> once) {
        return Mono.defer(() -> desk.act(
                actor,
                id,
                once,
                "withdrawn",
                course -> course.requireVersion(version).withdrawn(desk.clock().instant())));
    }
}
