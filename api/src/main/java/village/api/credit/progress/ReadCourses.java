package village.api.credit.progress;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Courses;
import village.api.identity.Actor;

/** A Party member sees the courses of his village, and how far he has come on whatever device. */
public final class ReadCourses {
    private final Courses courses;
    private final Progresses progresses;

    public ReadCourses(Courses courses, Progresses progresses) {
        this.courses = courses;
        this.progresses = progresses;
    }

    /** @param progress his own, of every course of the page */
    public record Shelf(Page<Course, UUID> page, List<Progress> progress) {}

    /** What can be studied now, the newest first. */
    public Mono<Shelf> list(Actor actor, Courses.Slice slice) {
        return Mono.fromSupplier(() -> Member.of(actor))
                .flatMap(member -> courses.inStatus(member.village(), Course.Status.PUBLISHED, slice)
                        .flatMap(page -> progresses
                                .of(
                                        member,
                                        page.items().stream().map(Course::id).toList())
                                .map(progress -> new Shelf(page, progress))));
    }

    /** @param progress his own */
    public record Opened(Course course, List<Progress> progress) {}

    public Mono<Opened> read(Actor actor, Course.Id id) {
        return Mono.fromSupplier(() -> Member.of(actor))
                .flatMap(member -> courses.byId(member.village(), id)
                        .filter(course -> course.status() == Course.Status.PUBLISHED)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COURSE_NOT_FOUND)))
                        .flatMap(course ->
                                progresses.of(member, List.of(id)).map(progress -> new Opened(course, progress))));
    }
}
