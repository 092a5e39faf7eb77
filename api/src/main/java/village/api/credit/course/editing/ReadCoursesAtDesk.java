package village.api.credit.course.editing;

import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.course.Course;
import village.api.credit.course.Courses;
import village.api.identity.Actor;

/** Staff look at the courses of their village, drafts included. */
public final class ReadCoursesAtDesk {
    private final Courses courses;

    public ReadCoursesAtDesk(Courses courses) {
        this.courses = courses;
    }

    /** The newest first. */
    public Mono<Page<Course, UUID>> list(Actor actor, Course.Status status, Courses.Slice slice) {
        return Mono.fromSupplier(() -> CourseDesk.requireReader(actor).requireVillage())
                .flatMap(village -> courses.inStatus(village, status, slice));
    }

    public Mono<Course> read(Actor actor, Course.Id id) {
        return Mono.fromSupplier(() -> CourseDesk.requireReader(actor).requireVillage())
                .flatMap(village -> courses.byId(village, id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COURSE_NOT_FOUND)));
    }
}
