package village.api.credit.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.credit.course.Taught.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Courses;
import village.api.credit.course.Lesson;
import village.api.credit.course.Taught;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** What members may rely on, and what those who cheat run into; races included. */
public interface ProgressesContract {
    Progresses progresses();

    Courses courses();

    Transactions transactions();

    Village.Id village();

    /** Somebody who has agreed that his study is recorded, always the same. */
    Person.Id agreed();

    /** Takes back what a person agreed to. */
    void withdrawn(Person.Id person);

    /** How often an event of the type was told in the village. */
    long happened(String type);

    @Test
    default void whoReadsOnComesOn() {
        var course = course(2);
        var member = member();
        assertThat(beat(member, course, 0, 0, 0)).isZero();
        assertThat(beat(member, course, 0, 15, 15)).isEqualTo(15);
        assertThat(beat(member, course, 0, 30, 30)).isEqualTo(30);
        assertThat(beat(member, course, 0, 500, 330))
                .as("no more than the whole")
                .isEqualTo(120);
    }

    @Test
    default void nothingIsCountedOfWhoNeverAgreedNorOnceHeTookItBack() {
        var course = course(1);
        var member = member();
        var beat = toBeat(member, course, 0, 0, NOW);
        now(progresses().hear(beat));
        var never = by(toBeat(member(), course, 0, 0, NOW), new Person.Id(Taught.nextId()));
        refused(never);
        assertThat(now(progresses().of(never.member(), Set.of(course.id())))).isEmpty();
        withdrawn(beat.person());
        refused(by(toBeat(member, course, 0, 20_000, NOW.plusSeconds(20)), beat.person()));
        assertThat(reached(member, course)).isZero();
    }

    private void refused(Beat beat) {
        assertThatThrownBy(() -> now(progresses().hear(beat)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CREDIT_CONSENT_REQUIRED));
    }

    private static Beat by(Beat beat, Person.Id person) {
        return new Beat(
                beat.id(),
                person,
                beat.member(),
                beat.course(),
                beat.lesson(),
                beat.claimedMillis(),
                beat.requiredMillis(),
                beat.patience(),
                beat.at());
    }

    @Test
    default void whoSkipsAheadOrGoesBackEarnsNothing() {
        var course = course(1);
        var member = member();
        beat(member, course, 0, 0, 0);
        assertThat(beat(member, course, 0, 110, 10)).as("skipped").isZero();
        assertThat(beat(member, course, 0, 20, 30)).isEqualTo(20);
        assertThat(beat(member, course, 0, 5, 50)).as("replayed").isEqualTo(20);
        assertThat(beat(member, course, 0, 32, 60)).as("only since the replay").isEqualTo(30);
    }

    @Test
    default void fasterBeatsEarnNothingMore() {
        var course = course(1);
        var member = member();
        beat(member, course, 0, 0, 0);
        for (var tenth = 1; tenth <= 50; tenth++) {
            heard(member, course, 0, 2L * tenth * 100, NOW.plusMillis(100L * tenth));
        }
        assertThat(reached(member, course)).isLessThanOrEqualTo(5_000);
    }

    @Test
    default void aLongSilenceCountsNothingAndAShortOneDoes() {
        var course = course(1);
        var member = member();
        var patience = toBeat(member, course, 0, 0, NOW).patience().toSeconds();
        beat(member, course, 0, 0, 0);
        assertThat(beat(member, course, 0, 100, patience + 1))
                .as("silent for longer than the lesson and five minutes")
                .isZero();
        assertThat(beat(member, course, 0, 100, 2 * patience + 1))
                .as("silent for just so long")
                .isEqualTo(100);
    }

    @Test
    default void theSameBeatSentAgainTakesNothingAway() {
        var course = course(1);
        var member = member();
        beat(member, course, 0, 0, 0);
        var beat = toBeat(member, course, 0, 15_000, NOW.plusSeconds(15));
        now(progresses().hear(beat));
        var again = now(progresses().hear(at(beat, NOW.plusSeconds(25))));
        assertThat(again.progress().reachedMillis()).isEqualTo(15_000);
        assertThat(again.elsewhere()).isFalse();
        assertThat(beat(member, course, 0, 30, 30))
                .as("the time since the first")
                .isEqualTo(30);
    }

    @Test
    default void whatArrivesLateMovesNoClockBack() {
        var course = course(1);
        var member = member();
        beat(member, course, 0, 0, 0);
        beat(member, course, 0, 30, 30);
        assertThat(beat(member, course, 0, 45, 20)).isEqualTo(30);
        assertThat(beat(member, course, 0, 60, 40))
                .as("skipped ahead of the latest")
                .isEqualTo(30);
        assertThat(beat(member, course, 0, 40, 50)).isEqualTo(40);
    }

    @Test
    default void twoLessonsAtOnceEarnNothing() {
        var course = course(2);
        var member = member();
        for (var second = 0; second < 100; second += 5) {
            beat(member, course, 0, second, second);
            var other = now(progresses()
                    .hear(toBeat(
                            member,
                            course,
                            1,
                            second * 1000L,
                            NOW.plusSeconds(second).plusMillis(10))));
            assertThat(other.elsewhere()).isTrue();
        }
        assertThat(reached(member, course)).isZero();
    }

    @Test
    default void manyDevicesAtOnceEarnNoMoreThanTheTimeThatPassed() {
        var course = course(1);
        var member = member();
        beat(member, course, 0, 0, 0);
        for (var round = 1; round <= 4; round++) {
            var at = NOW.plusSeconds(10L * round);
            var claim = 10_000L * round;
            together(12, number -> progresses().hear(toBeat(member, course, 0, claim, at)));
        }
        assertThat(reached(member, course)).isEqualTo(40_000);
    }

    @Test
    default void membersDoNotShareAClock() {
        var course = course(1);
        var members = List.of(member(), member(), member());
        together(
                30,
                number -> progresses()
                        .hear(toBeat(
                                members.get(number % 3), course, 0, number / 3 * 1000L, NOW.plusSeconds(number / 3))));
        members.forEach(one -> assertThat(reached(one, course)).isLessThanOrEqualTo(9_000));
        assertThat(beat(members.get(0), course, 0, 15, 15)).isBetween(6L, 15L);
    }

    @Test
    default void aLessonIsRecognisedOnceAndACourseWhenItsLastLessonIs() {
        var course = course(3);
        var actor = actor();
        var recognised = new CopyOnWriteArrayList<Progress.Id>();
        for (var lesson = 0; lesson < 3; lesson++) {
            var start = NOW.plusSeconds(1000L * lesson);
            report(actor, course, lesson, 0, start, recognised);
            var finishing = lesson;
            together(
                    6,
                    number -> reporting(recognised, start.plusSeconds(120))
                            .report(actor, course.id(), id(course, finishing), said(120)));
        }
        assertThat(recognised).hasSize(3).doesNotHaveDuplicates();
        assertThat(happened("lesson-progress.finished")).isEqualTo(3);
        assertThat(happened("course-completion.reached")).isEqualTo(1);
        var all = now(progresses().of(Member.of(actor), Set.of(course.id())));
        assertThat(all).hasSize(3).allMatch(Progress::finished);
        assertThat(now(progresses().of(member(), Set.of(course.id())))).isEmpty();
    }

    @Test
    default void twoLessonsThatEndAtOnceCompleteTheCourseOnce() {
        var course = course(2);
        var actor = actor();
        var member = Member.of(actor);
        var rows = new ArrayList<Progress>();
        for (var lesson = 0; lesson < 2; lesson++) {
            var start = NOW.plusSeconds(1000L * lesson);
            now(progresses().hear(toBeat(member, course, lesson, 0, start)));
            rows.add(now(progresses().hear(toBeat(member, course, lesson, 120_000, start.plusSeconds(120))))
                    .progress());
        }
        together(
                2,
                number -> reporting(new CopyOnWriteArrayList<>(), NOW.plusSeconds(5000))
                        .report(actor, course.id(), id(course, number), said(120)));
        assertThat(rows).allMatch(row -> row.reachedMillis() == 120_000);
        assertThat(happened("lesson-progress.finished")).isEqualTo(2);
        assertThat(happened("course-completion.reached")).isEqualTo(1);
    }

    private Course course(int lessons) {
        return Taught.published(courses(), village(), lessons);
    }

    private Member member() {
        return Member.of(actor());
    }

    private Actor actor() {
        return new Actor(
                Optional.of(agreed()),
                Optional.of(village()),
                Set.of(Role.VILLAGER, Role.PARTY_MEMBER),
                Optional.of(new RosterPerson.Id(UUID.randomUUID())),
                Set.of());
    }

    private void report(Actor actor, Course course, int lesson, int second, Instant at, List<Progress.Id> recognised) {
        now(reporting(recognised, at).report(actor, course.id(), id(course, lesson), said(second)));
    }

    private ReportProgress reporting(List<Progress.Id> recognised, Instant at) {
        return new ReportProgress(
                courses(),
                progresses(),
                (member, course, lesson, progress) -> Mono.fromRunnable(() -> recognised.add(progress.id())),
                transactions(),
                Taught::nextId,
                Clock.fixed(at, ZoneOffset.UTC));
    }

    private static ReportProgress.Report said(int second) {
        return new ReportProgress.Report(UUID.randomUUID(), second * 1000L);
    }

    private static Lesson.Id id(Course course, int lesson) {
        return course.content().lessons().get(lesson).id();
    }

    private Beat toBeat(Member member, Course course, int number, long claimed, Instant at) {
        var lesson = course.content().lessons().get(number);
        return new Beat(
                UUID.randomUUID(),
                agreed(),
                member,
                course.id(),
                lesson.id(),
                claimed,
                lesson.requiredMillis(),
                Beat.patience(lesson),
                at);
    }

    private static Beat at(Beat beat, Instant at) {
        return new Beat(
                beat.id(),
                beat.person(),
                beat.member(),
                beat.course(),
                beat.lesson(),
                beat.claimedMillis(),
                beat.requiredMillis(),
                beat.patience(),
                at);
    }

    private long heard(Member member, Course course, int lesson, long claimed, Instant at) {
        return now(progresses().hear(toBeat(member, course, lesson, claimed, at)))
                .progress()
                .reachedMillis();
    }

    /** Claims a second of a lesson at a second; gives the second reached. */
    private long beat(Member member, Course course, int lesson, long claimed, long at) {
        return heard(member, course, lesson, claimed * 1000, NOW.plusSeconds(at)) / 1000;
    }

    private long reached(Member member, Course course) {
        return now(progresses().of(member, Set.of(course.id()))).stream()
                .mapToLong(Progress::reachedMillis)
                .sum();
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
