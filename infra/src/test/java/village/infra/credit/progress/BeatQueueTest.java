package village.infra.credit.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.credit.progress.Beat;
import village.api.credit.progress.Progress;
import village.api.credit.progress.Progresses.Heard;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.credit.progress.BeatBatch.Counted;

class BeatQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Village.Id VILLAGE = new Village.Id(UUID.randomUUID());

    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    @Test
    void sendsAtOnceAndGathersOnlyWhileABatchIsUnderWay() {
        var queue = new BeatQueue(this::held, 100, 10);
        var first = queue.hear(beat(member())).toFuture();
        assertThat(sizes).containsExactly(1);
        var others = new ArrayList<CompletableFuture<Heard>>();
        for (var number = 0; number < 25; number++) {
            others.add(queue.hear(beat(member())).toFuture());
        }
        assertThat(sizes).containsExactly(1);
        gate.complete(null);
        assertThat(first).succeedsWithin(PATIENCE);
        others.forEach(other -> assertThat(other).succeedsWithin(PATIENCE));
        assertThat(sizes).containsExactly(1, 10, 10, 5);
    }

    @Test
    void oneMembersBeatsGoOneAfterAnother() {
        var queue = new BeatQueue(this::held, 100, 10);
        var member = member();
        var all = new ArrayList<CompletableFuture<Heard>>();
        for (var number = 0; number < 4; number++) {
            all.add(queue.hear(beat(member)).toFuture());
        }
        gate.complete(null);
        all.forEach(one -> assertThat(one).succeedsWithin(PATIENCE));
        assertThat(sizes).containsExactly(1, 1, 1, 1);
    }

    @Test
    void refusesWhenTooManyWaitAndTakesOthersAfterwards() {
        var queue = new BeatQueue(this::held, 3, 10);
        var all = new ArrayList<CompletableFuture<Heard>>();
        for (var number = 0; number < 4; number++) {
            all.add(queue.hear(beat(member())).toFuture());
        }
        assertThatThrownBy(() -> queue.hear(beat(member())).block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.REQUEST_TOO_MANY));
        gate.complete(null);
        all.forEach(one -> assertThat(one).succeedsWithin(PATIENCE));
        assertThat(queue.hear(beat(member())).block(PATIENCE)).isNotNull();
    }

    @Test
    void twoMembersWhoseBeatsHaveTheSameNumberHearEachOfHisOwn() {
        var queue = new BeatQueue(this::held, 100, 10);
        var opener = queue.hear(beat(member())).toFuture();
        var one = beat(member());
        var other = new Beat(
                one.id(),
                one.person(),
                member(),
                one.course(),
                new Lesson.Id(UUID.randomUUID()),
                one.claimedMillis(),
                one.requiredMillis(),
                one.patience(),
                one.at());
        var first = queue.hear(one).toFuture();
        var second = queue.hear(other).toFuture();
        gate.complete(null);
        assertThat(opener).succeedsWithin(PATIENCE);
        assertThat(first.join().progress().lesson()).isEqualTo(one.lesson());
        assertThat(second.join().progress().lesson()).isEqualTo(other.lesson());
        assertThat(sizes).containsExactly(1, 2);
    }

    @Test
    void oneBadBeatSpoilsNoOther() {
        var bad = beat(member());
        var queue = new BeatQueue(
                beats -> beats.contains(bad) ? Mono.error(new IllegalStateException("bad")) : counted(beats), 100, 10);
        var outcomes = Flux.range(0, 40)
                .flatMap(number -> (number == 7 ? queue.hear(bad) : queue.hear(beat(member())))
                        .map(heard -> "ok")
                        .onErrorResume(failure -> Mono.just("bad"))
                        .subscribeOn(Schedulers.parallel()))
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(39);
    }

    @Test
    void whenTheDatabaseIsGoneAllAreToldAtOnce() {
        var asked = new CopyOnWriteArrayList<Integer>();
        var queue = new BeatQueue(
                beats -> Mono.fromFuture(gate).then(Mono.defer(() -> {
                    asked.add(beats.size());
                    return Mono.error(new Unavailable("postgres", new IllegalStateException()));
                })),
                100,
                10);
        var all = new ArrayList<CompletableFuture<Heard>>();
        for (var number = 0; number < 6; number++) {
            all.add(queue.hear(beat(member())).toFuture());
        }
        gate.complete(null);
        all.forEach(one -> assertThat(one).failsWithin(PATIENCE));
        assertThat(asked).containsExactly(1);
    }

    private Mono<List<Counted>> held(List<Beat> beats) {
        sizes.add(beats.size());
        return Mono.fromFuture(gate, true).then(counted(beats));
    }

    private static Mono<List<Counted>> counted(List<Beat> beats) {
        return Mono.just(beats.stream()
                .map(beat -> new Counted(
                        beat.member(),
                        new Heard(
                                new Progress(
                                        new Progress.Id(UUID.randomUUID()),
                                        beat.course(),
                                        beat.lesson(),
                                        0,
                                        Optional.empty()),
                                false)))
                .toList());
    }

    private static Member member() {
        return new Member(VILLAGE, new RosterPerson.Id(UUID.randomUUID()));
    }

    private static Beat beat(Member member) {
        return new Beat(
                UUID.randomUUID(),
                new Person.Id(UUID.randomUUID()),
                member,
                new Course.Id(UUID.randomUUID()),
                new Lesson.Id(UUID.randomUUID()),
                0,
                60_000,
                Duration.ofMinutes(5),
                Instant.parse("2026-11-25T02:00:00Z"));
    }
}
