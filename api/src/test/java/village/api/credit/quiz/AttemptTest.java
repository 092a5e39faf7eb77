package village.api.credit.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.credit.course.Taught.NOW;
import static village.api.credit.quiz.AttemptsContract.QUIZ;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Quiz;
import village.api.identity.RosterPerson;
import village.api.place.Village;

class AttemptTest {
    private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(30));

    private final Attempt attempt = drawn(1);

    @Test
    void papersDifferAndAskNothingTwice() {
        var papers = IntStream.range(0, 40)
                .mapToObj(AttemptTest::drawn)
                .map(Attempt::paper)
                .toList();
        assertThat(papers.stream().distinct().count()).isGreaterThan(5);
        assertThat(papers)
                .allSatisfy(paper ->
                        assertThat(paper).extracting(Attempt.Slot::question).doesNotHaveDuplicates());
    }

    @Test
    void isMarkedByWhatWasShown() {
        var right = attempt.handedIn(QUIZ, AttemptsContract.right(attempt), NOW);
        assertThat(right.passed()).isTrue();
        var wrong =
                attempt.handedIn(QUIZ, List.of(AttemptsContract.right(attempt).get(0), List.of()), NOW);
        assertThat(wrong.passed()).isFalse();
        assertThat(wrong.result().orElseThrow().marks()).containsExactly(true, false);
    }

    @Test
    void halfOfSeveralIsWrong() {
        var several = new Quiz(List.of(new Quiz.Question("三", List.of("甲", "乙", "丙"), List.of(0, 2))), 1, 50, 1, 5);
        var one = Attempt.drawn(id(), member(), course(), 1, several, NOW, new Random(1));
        var first = one.paper().get(0).order().indexOf(0);
        assertThat(one.handedIn(several, List.of(List.of(first)), NOW).passed()).isFalse();
    }

    @Test
    void thePassMarkIsReachedExactly() {
        var questions = IntStream.range(0, 5)
                .mapToObj(number -> new Quiz.Question("题" + number, List.of("甲", "乙"), List.of(0)))
                .toList();
        assertThat(new Quiz(questions, 5, 60, 1, 5).needed()).isEqualTo(3);
        assertThat(new Quiz(questions, 5, 61, 1, 5).needed()).isEqualTo(4);
        assertThat(new Quiz(questions, 5, 100, 1, 5).needed()).isEqualTo(5);
    }

    @Test
    void isHandedInInTimeAndOnce() {
        var answers = AttemptsContract.right(attempt);
        assertThat(attempt.handedIn(QUIZ, answers, UNTIL.plusSeconds(30)).passed())
                .isTrue();
        refused(() -> attempt.handedIn(QUIZ, answers, UNTIL.plusSeconds(31)), Reason.QUIZ_TOO_LATE);
        var done = attempt.handedIn(QUIZ, answers, NOW);
        assertThat(done.handedIn(QUIZ, answers, UNTIL.plusSeconds(999))).isEqualTo(done);
        refused(() -> done.handedIn(QUIZ, List.of(List.of(), List.of()), NOW), Reason.QUIZ_HANDED_IN);
        refused(() -> attempt.handedIn(QUIZ, List.of(List.of()), NOW), Reason.REQUEST_INVALID);
        refused(() -> attempt.handedIn(QUIZ, List.of(List.of(9), List.of()), NOW), Reason.REQUEST_INVALID);
    }

    @Test
    void aBankMakesSense() {
        refused(() -> new Quiz.Question("题", List.of("甲"), List.of(0)), Reason.REQUEST_INVALID);
        refused(() -> new Quiz.Question("题", List.of("甲", "乙"), List.of()), Reason.REQUEST_INVALID);
        refused(() -> new Quiz.Question("题", List.of("甲", "乙"), List.of(2)), Reason.REQUEST_INVALID);
        refused(() -> new Quiz(QUIZ.questions(), 4, 60, 3, 30), Reason.REQUEST_INVALID);
        refused(() -> new Quiz(QUIZ.questions(), 2, 0, 3, 30), Reason.REQUEST_INVALID);
    }

    private static Attempt drawn(int seed) {
        return Attempt.drawn(id(), member(), course(), 1, QUIZ, NOW, new Random(seed));
    }

    private static Attempt.Id id() {
        return new Attempt.Id(UUID.randomUUID());
    }

    private static Member member() {
        return new Member(new Village.Id(UUID.randomUUID()), new RosterPerson.Id(UUID.randomUUID()));
    }

    private static Course.Id course() {
        return new Course.Id(UUID.randomUUID());
    }

    private static void refused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
