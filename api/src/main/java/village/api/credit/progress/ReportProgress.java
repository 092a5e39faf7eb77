package village.api.credit.progress;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Courses;
import village.api.credit.course.Lesson;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;

/** A member's device tells how far he has come in a lesson; a lesson learned whole is recognised once. */
public final class ReportProgress {
    private final Courses courses;
    private final Progresses progresses;
    private final Recognition recognition;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public ReportProgress(
            Courses courses,
            Progresses progresses,
            Recognition recognition,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.courses = courses;
        this.progresses = progresses;
        this.recognition = recognition;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a device says.
     *
     * @param beat its own id for this message
     * @param positionMillis how far he has come
     */
    public record Report(UUID beat, long positionMillis) {}

    /** The lesson after a report. */
    public record Outcome(Lesson lesson, Progress progress, boolean elsewhere) {}

    /** Counts a report of a lesson that can be studied now; refuses who has not agreed, asked where it is counted. */
    public Mono<Outcome> report(Actor actor, Course.Id course, Lesson.Id lesson, Report report) {
        var now = clock.instant();
        return Mono.fromSupplier(() -> Member.of(actor))
                .flatMap(member -> existing(member, course)
                        .flatMap(found -> Mono.justOrEmpty(found.lesson(lesson))
                                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.LESSON_NOT_FOUND)))
                                .flatMap(one ->
                                        heard(new Studying(actor.requirePerson(), member), found, one, report, now))));
    }

    private Mono<Course> existing(Member member, Course.Id id) {
        return courses.byId(member.village(), id)
                .filter(found -> found.status() == Course.Status.PUBLISHED)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COURSE_NOT_FOUND)));
    }

    private record Studying(Person.Id person, Member member) {}

    private Mono<Outcome> heard(Studying who, Course course, Lesson lesson, Report report, Instant now) {
        var beat = new Beat(
                report.beat(),
                who.person(),
                who.member(),
                course.id(),
                lesson.id(),
                report.positionMillis(),
                lesson.requiredMillis(),
                Beat.patience(lesson),
                now);
        return progresses
                .hear(beat)
                .flatMap(heard -> whole(who.member(), course, lesson, heard.progress(), now)
                        .map(progress -> new Outcome(lesson, progress, heard.elsewhere())));
    }

    private Mono<Progress> whole(Member member, Course course, Lesson lesson, Progress progress, Instant now) {
        if (progress.finished() || progress.reachedMillis() < lesson.requiredMillis()) {
            return Mono.just(progress);
        }
        var finished = new Progress(
                progress.id(), progress.course(), progress.lesson(), progress.reachedMillis(), Optional.of(now));
        return transactions
                .together(progresses
                        .finish(
                                member,
                                finished,
                                now,
                                event(course, Progress.KIND, progress.id().value(), "finished", now))
                        .flatMap(done -> recognition
                                .finished(member, course, lesson, done)
                                .then(Mono.defer(() -> courseDone(member, course, now)))
                                .thenReturn(done)))
                .defaultIfEmpty(finished);
    }

    private Mono<Boolean> courseDone(Member member, Course course, Instant now) {
        return progresses
                .of(member, List.of(course.id()))
                .filter(all -> finishedAll(course, all))
                .flatMap(all -> {
                    var event = event(course, "course-completion", ids.next(), "reached", now);
                    return progresses.complete(member, course.id(), now, event);
                });
    }

    private static boolean finishedAll(Course course, List<Progress> all) {
        var finished = new HashSet<Lesson.Id>();
        all.stream().filter(Progress::finished).forEach(each -> finished.add(each.lesson()));
        return course.content().lessons().stream().map(Lesson::id).allMatch(finished::contains);
    }

    /** Who learned is not told: the row of the subject knows. */
    private Event event(Course course, String kind, UUID subject, String type, Instant now) {
        return new Event(
                ids.next(),
                Optional.of(course.village()),
                new Event.Subject(kind, subject, 1),
                kind + "." + type,
                Map.of("course", course.id().toString()),
                now);
    }
}
