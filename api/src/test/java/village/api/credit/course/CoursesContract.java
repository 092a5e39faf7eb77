package village.api.credit.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.credit.course.Taught.NOW;
import static village.api.credit.course.Taught.told;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/** What cadres and members may rely on, races included. */
public interface CoursesContract {
    Courses courses();

    /** A village without courses. */
    Village.Id village();

    @Test
    default void aCourseComesBackAsItWasWritten() {
        var course = added();
        assertThat(now(courses().byId(village(), course.id()))).isEqualTo(course);
        assertThat(courses()
                        .byId(new Village.Id(UUID.randomUUID()), course.id())
                        .blockOptional())
                .isEmpty();
        var published = change(course.id(), one -> one.published(NOW));
        assertThat(now(courses().byId(village(), course.id()))).isEqualTo(published);
        var withdrawn = change(course.id(), one -> one.withdrawn(NOW));
        assertThat(now(courses().byId(village(), course.id()))).isEqualTo(withdrawn);
    }

    @Test
    default void oneKeyWritesOneCourseHoweverManyTry() {
        var once = Taught.once();
        var ids = Flux.range(0, 6)
                .flatMap(number -> courses()
                        .add(once, told(Taught.draft(village()), "drafted"))
                        .subscribeOn(Schedulers.parallel()))
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(list(Course.Status.DRAFT)).containsExactlyElementsOf(ids.subList(0, 1));
    }

    @Test
    default void ofTwoWhoRewriteAtOnceOneIsTold() {
        var id = added().id();
        var outcomes = Flux.range(0, 6)
                .flatMap(number -> courses()
                        .change(
                                village(),
                                id,
                                Optional.empty(),
                                one -> told(one.requireVersion(1).rewritten(Taught.content(1)), "rewritten"))
                        .map(done -> "ok")
                        .onErrorResume(
                                Refusal.class,
                                refusal -> Mono.just(refusal.reason().name()))
                        .subscribeOn(Schedulers.parallel()))
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.COURSE_STALE.name()::equals).hasSize(5);
    }

    @Test
    default void whatARuleThrowsChangesNothing() {
        var course = added();
        assertThatThrownBy(() -> change(course.id(), one -> one.withdrawn(NOW))).isInstanceOf(Refusal.class);
        assertThat(now(courses().byId(village(), course.id()))).isEqualTo(course);
    }

    @Test
    default void listsShowOneStatusTheNewestFirst() {
        var ids = new ArrayList<Course.Id>();
        for (var number = 0; number < 5; number++) {
            ids.add(0, Taught.published(courses(), village(), 1).id());
        }
        added();
        assertThat(list(Course.Status.PUBLISHED)).containsExactlyElementsOf(ids);
        assertThat(list(Course.Status.WITHDRAWN)).isEmpty();
    }

    private List<Course.Id> list(Course.Status status) {
        var found = new ArrayList<Course.Id>();
        Optional<UUID> after = Optional.empty();
        do {
            var page = now(courses().inStatus(village(), status, new Courses.Slice(after, 2)));
            page.items().forEach(course -> found.add(course.id()));
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    private Course added() {
        var course = Taught.draft(village());
        now(courses().add(Taught.once(), told(course, "drafted")));
        return course;
    }

    private Course change(Course.Id id, UnaryOperator<Course> rule) {
        return now(courses().change(village(), id, Optional.empty(), one -> told(rule.apply(one), "changed")));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
