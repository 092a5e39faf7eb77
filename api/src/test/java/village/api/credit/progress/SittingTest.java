package village.api.credit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Whatever devices claim, all that is learned together fits into the time that passed. */
class SittingTest {
    private static final Instant START = Instant.parse("2026-11-25T02:00:00Z");
    private static final List<Lesson.Id> LESSONS =
            List.of(new Lesson.Id(UUID.randomUUID()), new Lesson.Id(UUID.randomUUID()));
    private static final Person.Id PERSON = new Person.Id(UUID.randomUUID());
    private static final Member MEMBER =
            new Member(new Village.Id(UUID.randomUUID()), new RosterPerson.Id(UUID.randomUUID()));
    private static final Course.Id COURSE = new Course.Id(UUID.randomUUID());

    @Property(tries = 300)
    void learnedTimeFitsIntoThePassedTime(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 1_000_000) Integer> steps) {
        var reached = new HashMap<Lesson.Id, Long>();
        var first = new ArrayList<Instant>();
        Sitting sitting = null;
        var at = START;
        for (var step : steps) {
            at = at.plusMillis(step % 97_001 - 7_000);
            var beat = beat(LESSONS.get(step % 2), step % 600_000L, at);
            first.add(at);
            if (sitting != null) {
                var elapsed = sitting.elapsedMillis(beat);
                reached.merge(beat.lesson(), 0L, (before, none) -> Sitting.reached(before, beat, elapsed));
            }
            reached.putIfAbsent(beat.lesson(), 0L);
            sitting = sitting == null ? new Sitting(beat.lesson(), at, beat.id()) : sitting.heard(beat);
        }
        var learned = reached.values().stream().mapToLong(Long::longValue).sum();
        assertThat(learned)
                .isLessThanOrEqualTo(
                        Duration.between(first.get(0), sitting.at()).toMillis());
    }

    /** The page of a video hears nothing until he is back, a little later than the video is long. */
    @Example
    void aVideoWatchedWholeOnItsOwnPageCounts() {
        var video = new Lesson(
                LESSONS.get(0), Lesson.Kind.VIDEO, "消防", "", Optional.of("https://v.qq.com/x/page/a1.html"), 600);
        var back = START.plus(Duration.ofMinutes(11));
        var beat = new Beat(
                UUID.randomUUID(), PERSON, MEMBER, COURSE, video.id(), 600_000, 600_000, Beat.patience(video), back);
        var elapsed = new Sitting(video.id(), START, UUID.randomUUID()).elapsedMillis(beat);
        assertThat(Sitting.reached(0, beat, elapsed)).isEqualTo(600_000);
        var tomorrow = new Beat(
                UUID.randomUUID(),
                PERSON,
                MEMBER,
                COURSE,
                video.id(),
                600_000,
                600_000,
                Beat.patience(video),
                back.plus(Duration.ofDays(1)));
        assertThat(new Sitting(video.id(), START, UUID.randomUUID()).elapsedMillis(tomorrow))
                .isZero();
    }

    /** Who reads on without a network has learned what he read, and no more than time allows. */
    @Example
    void anArticleReadWithoutANetworkCounts() {
        var article = new Lesson(LESSONS.get(0), Lesson.Kind.ARTICLE, "党章", "总纲", Optional.empty(), 1800);
        var back = START.plus(Duration.ofMinutes(12));
        var beat = new Beat(
                UUID.randomUUID(),
                PERSON,
                MEMBER,
                COURSE,
                article.id(),
                715_000,
                1_800_000,
                Beat.patience(article),
                back);
        var elapsed = new Sitting(article.id(), START, UUID.randomUUID()).elapsedMillis(beat);
        assertThat(Sitting.reached(0, beat, elapsed)).isEqualTo(715_000);
        var ahead = new Beat(
                UUID.randomUUID(),
                PERSON,
                MEMBER,
                COURSE,
                article.id(),
                900_000,
                1_800_000,
                Beat.patience(article),
                back);
        assertThat(Sitting.reached(0, ahead, elapsed)).isZero();
    }

    private static Beat beat(Lesson.Id lesson, long claimed, Instant at) {
        return new Beat(UUID.randomUUID(), PERSON, MEMBER, COURSE, lesson, claimed, 600_000, Duration.ofMinutes(5), at);
    }
}
