package village.api.credit.quiz;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.StudyConsent;
import village.api.credit.course.Course;
import village.api.credit.course.Courses;
import village.api.credit.course.Quiz;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.SourceEvent;
import village.api.credit.quiz.Attempts.Change;
import village.api.credit.quiz.Attempts.Standing;
import village.api.identity.Actor;

/** A Party member takes the quiz of a course: he gets a paper, hands it in, and it is marked here. */
public final class TakeQuiz {
    private final Courses courses;
    private final Attempts attempts;
    private final StudyConsent consent;
    private final AwardCredit award;
    private final Transactions transactions;
    private final RandomGenerator chance;
    private final Ids ids;
    private final Clock clock;

    public TakeQuiz(
            Courses courses,
            Attempts attempts,
            StudyConsent consent,
            AwardCredit award,
            Transactions transactions,
            RandomGenerator chance,
            Ids ids,
            Clock clock) {
        this.courses = courses;
        this.attempts = attempts;
        this.consent = consent;
        this.award = award;
        this.transactions = transactions;
        this.chance = chance;
        this.ids = ids;
        this.clock = clock;
    }

    /** An attempt with the quiz it is drawn from and how often the member tried. */
    public record Taken(Attempt attempt, Quiz quiz) {
        public int left() {
            return Math.max(0, quiz.attempts() - attempt.number());
        }
    }

    /**
     * Gives the paper that is open, or draws another. Refuses who passed already ({@code quiz.passed-already}) and who
     * has tried as often as he may ({@code quiz.no-attempts-left}).
     */
    public Mono<Taken> begin(Actor actor, Course.Id id) {
        var now = clock.instant();
        return Mono.fromSupplier(() -> Member.of(actor))
                .delayUntil(member -> consent.require(actor))
                .flatMap(member -> existing(member, id).flatMap(course -> {
                    var quiz = quiz(course);
                    return attempts.begin(member, id, standing -> begun(member, id, quiz, standing, now))
                            .map(attempt -> new Taken(attempt, quiz));
                }));
    }

    private Change begun(Member member, Course.Id course, Quiz quiz, Standing standing, Instant now) {
        if (standing.passed()) {
            throw Refusal.of(Reason.QUIZ_PASSED);
        }
        var open = standing.last().filter(last -> last.open(now));
        if (open.isPresent()) {
            return new Change(open.get(), Optional.empty());
        }
        if (standing.used() >= quiz.attempts()) {
            throw Refusal.of(Reason.QUIZ_NO_ATTEMPTS);
        }
        var fresh = Attempt.drawn(new Attempt.Id(ids.next()), member, course, standing.used() + 1, quiz, now, chance);
        return new Change(fresh, Optional.of(fresh.told(ids.next(), now)));
    }

    /**
     * Marks an attempt; passed for the first time, it is booked in the ledger. The same answers again give the same
     * result.
     *
     * @param answers of each question the places of what he chose, as they were shown
     */
    public Mono<Taken> handIn(Actor actor, Course.Id id, Attempt.Id attempt, List<List<Integer>> answers) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Mono.fromSupplier(() -> Member.of(actor))
                .delayUntil(member -> consent.require(actor))
                .flatMap(member -> existing(member, id)
                        .flatMap(course -> transactions.together(handedIn(member, course, attempt, answers, now))));
    }

    private Mono<Taken> handedIn(
            Member member, Course course, Attempt.Id id, List<List<Integer>> answers, Instant now) {
        var quiz = quiz(course);
        return attempts.handIn(member, course.id(), id, found -> {
                    var after = found.handedIn(quiz, answers, now);
                    return new Change(
                            after, after.equals(found) ? Optional.empty() : Optional.of(after.told(ids.next(), now)));
                })
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.QUIZ_NOT_FOUND)))
                .flatMap(after -> recognised(course, after).thenReturn(new Taken(after, quiz)));
    }

    /** The same attempt is booked once. */
    private Mono<Void> recognised(Course course, Attempt attempt) {
        return Mono.justOrEmpty(attempt.result())
                .filter(Attempt.Result::passed)
                .flatMap(result -> award.award(new SourceEvent(
                        attempt.member(),
                        SourceKind.QUIZ,
                        attempt.id().value(),
                        Optional.of(course.id().toString()),
                        Optional.empty(),
                        "《" + course.content().title() + "》测验合格",
                        result.at(),
                        1,
                        Optional.empty())))
                .then();
    }

    /** How it stands; empty for a course without a quiz. */
    public Mono<Standing> standing(Actor actor, Course course) {
        return Mono.justOrEmpty(course.content().quiz())
                .flatMap(quiz -> attempts.standing(Member.of(actor), course.id()));
    }

    private Mono<Course> existing(Member member, Course.Id id) {
        return courses.byId(member.village(), id)
                .filter(course -> course.status() == Course.Status.PUBLISHED)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COURSE_NOT_FOUND)));
    }

    private static Quiz quiz(Course course) {
        return course.content().quiz().orElseThrow(() -> Refusal.of(Reason.QUIZ_NOT_FOUND));
    }
}
