package village.api.credit.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.credit.course.Taught.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Courses;
import village.api.credit.course.Quiz;
import village.api.credit.course.Taught;
import village.api.credit.quiz.Attempts.Change;
import village.api.credit.quiz.Attempts.Standing;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** What examined members may rely on, races included. */
public interface AttemptsContract {
    Quiz QUIZ = new Quiz(
            List.of(
                    new Quiz.Question("一", List.of("甲", "乙", "丙"), List.of(0)),
                    new Quiz.Question("二", List.of("甲", "乙"), List.of(1)),
                    new Quiz.Question("三", List.of("甲", "乙", "丙", "丁"), List.of(0, 3))),
            2,
            100,
            3,
            30);

    Attempts attempts();

    Courses courses();

    Village.Id village();

    long happened(String type);

    @Test
    default void anAttemptComesBackAsItWasDrawn() {
        var course = Taught.published(courses(), village(), 1).id();
        var member = member();
        assertThat(now(attempts().standing(member, course))).isEqualTo(Standing.NONE);
        var drawn = begin(member, course, NOW);
        assertThat(now(attempts().standing(member, course))).isEqualTo(new Standing(1, false, Optional.of(drawn)));
        var done = handIn(member, course, drawn, right(drawn), NOW.plusSeconds(60));
        assertThat(now(attempts().standing(member, course))).isEqualTo(new Standing(1, true, Optional.of(done)));
        assertThat(now(attempts().standing(member(), course))).isEqualTo(Standing.NONE);
    }

    @Test
    default void manyTapsBeginOneAttempt() {
        var course = Taught.published(courses(), village(), 1).id();
        var member = member();
        var ids = together(12, number -> beginning(member, course, NOW).map(Attempt::id));
        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(happened("quiz-attempt.begun")).isEqualTo(1);
    }

    @Test
    default void nobodyTriesMoreOftenThanHeMayHoweverFast() {
        var course = Taught.published(courses(), village(), 1).id();
        var member = member();
        for (var number = 0; number < 6; number++) {
            var at = NOW.plus(Duration.ofHours(number));
            together(
                    6,
                    tap -> beginning(member, course, at)
                            .map(attempt -> "ok")
                            .onErrorResume(Refusal.class, refusal -> Mono.just("no")));
        }
        assertThat(now(attempts().standing(member, course)).used()).isEqualTo(QUIZ.attempts());
    }

    @Test
    default void aPaperIsHandedInOnceHoweverManyTry() {
        var course = Taught.published(courses(), village(), 1).id();
        var member = member();
        var drawn = begin(member, course, NOW);
        var outcomes = together(
                8,
                number -> handingIn(
                                member,
                                course,
                                drawn,
                                number % 2 == 0 ? right(drawn) : List.of(List.of(), List.of()),
                                NOW)
                        .map(after -> after.passed() ? "passed" : "failed")
                        .onErrorResume(Refusal.class, refusal -> Mono.just("refused")));
        assertThat(outcomes).filteredOn("refused"::equals).hasSize(4);
        assertThat(outcomes.stream().distinct()).hasSize(2);
        assertThat(happened("quiz-attempt.passed") + happened("quiz-attempt.failed"))
                .isEqualTo(1);
    }

    @Test
    default void anothersPaperIsNotFound() {
        var course = Taught.published(courses(), village(), 1).id();
        var drawn = begin(member(), course, NOW);
        assertThat(attempts()
                        .handIn(member(), course, drawn.id(), found -> new Change(found, Optional.empty()))
                        .blockOptional())
                .isEmpty();
    }

    @Test
    default void whatARuleThrowsChangesNothing() {
        var course = Taught.published(courses(), village(), 1).id();
        var member = member();
        var drawn = begin(member, course, NOW);
        assertThatThrownBy(() -> handIn(member, course, drawn, List.of(), NOW)).isInstanceOf(Refusal.class);
        assertThat(now(attempts().standing(member, course)).last()).contains(drawn);
    }

    private Member member() {
        return new Member(village(), new RosterPerson.Id(UUID.randomUUID()));
    }

    private Attempt begin(Member member, Course.Id course, Instant at) {
        return now(beginning(member, course, at));
    }

    private Mono<Attempt> beginning(Member member, Course.Id course, Instant at) {
        return attempts().begin(member, course, standing -> {
            var open = standing.last().filter(last -> last.open(at));
            if (open.isPresent()) {
                return new Change(open.get(), Optional.empty());
            }
            if (standing.used() >= QUIZ.attempts()) {
                throw Refusal.of(Reason.QUIZ_NO_ATTEMPTS);
            }
            var fresh = Attempt.drawn(
                    new Attempt.Id(Taught.nextId()), member, course, standing.used() + 1, QUIZ, at, new Random(7));
            return new Change(fresh, Optional.of(fresh.told(Taught.nextId(), at)));
        });
    }

    private Attempt handIn(Member member, Course.Id course, Attempt attempt, List<List<Integer>> answers, Instant at) {
        return now(handingIn(member, course, attempt, answers, at));
    }

    private Mono<Attempt> handingIn(
            Member member, Course.Id course, Attempt attempt, List<List<Integer>> answers, Instant at) {
        return attempts().handIn(member, course, attempt.id(), found -> {
            var after = found.handedIn(QUIZ, answers, at);
            return new Change(
                    after, after.equals(found) ? Optional.empty() : Optional.of(after.told(Taught.nextId(), at)));
        });
    }

    /** What somebody answers who knows everything. */
    static List<List<Integer>> right(Attempt attempt) {
        return attempt.paper().stream()
                .map(slot -> QUIZ.questions().get(slot.question()).right().stream()
                        .map(slot.order()::indexOf)
                        .sorted()
                        .toList())
                .toList();
    }

    private static <T> List<T> together(int count, IntFunction<Mono<T>> act) {
        return Flux.range(0, count)
                .flatMap(number -> Mono.defer(() -> act.apply(number)).subscribeOn(Schedulers.parallel()), count)
                .collectList()
                .block(Duration.ofSeconds(20));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
