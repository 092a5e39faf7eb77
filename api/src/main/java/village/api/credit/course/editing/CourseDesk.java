package village.api.credit.course.editing;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.course.Course;
import village.api.credit.course.CourseChange;
import village.api.credit.course.Courses;
import village.api.identity.Actor;
import village.api.identity.Role;

/** What every act of cadres on a course has in common: who may, the row lock, the event. */
public final class CourseDesk {
    private final Courses courses;
    private final Ids ids;
    private final Clock clock;

    public CourseDesk(Courses courses, Ids ids, Clock clock) {
        this.courses = courses;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refuses whoever may not look at courses before they are published. */
    static Actor requireReader(Actor actor) {
        actor.requireVillage();
        return actor.require(Role.BRANCH_SECRETARY, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR);
    }

    /** Refuses whoever may not write courses. */
    static Actor requireEditor(Actor actor) {
        actor.requireVillage();
        return actor.require(Role.BRANCH_SECRETARY, Role.CADRE);
    }

    Mono<Course> added(Actor actor, Course.Content content, Once once) {
        return Mono.fromSupplier(() -> Course.drafted(
                        new Course.Id(ids.next()),
                        requireEditor(actor).requireVillage(),
                        content,
                        actor.requirePerson()))
                .flatMap(course -> courses.add(once, told(actor, course, "drafted"))
                        .flatMap(id -> courses.byId(course.village(), id)));
    }

    /** @param type the event's last word */
    Mono<Course> act(Actor actor, Course.Id id, Optional<Once> once, String type, Function<Course, Course> rule) {
        return Mono.fromSupplier(() -> requireEditor(actor).requireVillage())
                .flatMap(village -> courses.change(village, id, once, found -> told(actor, rule.apply(found), type)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COURSE_NOT_FOUND)));
    }

    private CourseChange told(Actor actor, Course after, String type) {
        return CourseChange.of(after, newId(), type, actor.requirePerson(), clock.instant());
    }

    UUID newId() {
        return ids.next();
    }

    Clock clock() {
        return clock;
    }
}
