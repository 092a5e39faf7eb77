package village.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import village.api.Refusal;
import village.api.Unavailable;

/** Works are a letter, their key, and a number. The first batch is held. */
class WriteQueueTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final int ROOM = 7;
    private static final Unavailable GONE = new Unavailable("postgres", new IllegalStateException());

    private final List<List<String>> batches = new ArrayList<>();
    private final Sinks.One<Map<Object, String>> first = Sinks.one();
    private Function<List<String>, Mono<Map<Object, String>>> then = works -> Mono.just(answers(works));
    private final WriteQueue<String, String> queue = new WriteQueue<>(this::batch, WriteQueueTest::key, ROOM, 6);

    @Test
    void sendsAtOnceAndGathersWhatComesMeanwhileEachKeyOnce() {
        var held = write("a1");
        assertThat(batches).containsExactly(List.of("a1"));
        var others = Stream.of("b1", "b2", "c1").map(this::write).toList();
        release();
        assertGets(held, "a1 written");
        assertGets(others.get(1), "b2 written");
        assertThat(batches).containsExactly(List.of("a1"), List.of("b1", "c1"), List.of("b2"));
    }

    @Test
    void tellsAllWhoWaitAtOnceThatTheDatabaseIsGoneAndGoesOnAfterwards() {
        var all = Stream.of("a1", "b1", "b2", "c1").map(this::write).toList();
        first.tryEmitError(GONE);
        all.forEach(one -> assertFails(one, GONE));
        assertThat(batches).hasSize(1);
        assertGets(write("d1"), "d1 written");
    }

    @Test
    void refusesWhoFindsNoRoomAndNobodyElse() {
        var all = Stream.of("a1", "b1", "c1", "d1", "e1", "f1", "g1", "h1")
                .map(this::write)
                .toList();
        assertThat(write("i1")).failsWithin(AT_ONCE).withThrowableThat().withCauseInstanceOf(Refusal.class);
        release();
        all.forEach(one -> assertThat(one).succeedsWithin(AT_ONCE));
        assertGets(write("i1"), "i1 written");
    }

    @Test
    void writesWhatTheyLeftWhoWentAway() {
        queue.write("a1").subscribe().dispose();
        queue.write("b1").subscribe().dispose();
        var stays = write("c1");
        release();
        assertGets(stays, "c1 written");
        assertThat(batches).containsExactly(List.of("a1"), List.of("b1", "c1"));
    }

    @Test
    void takesAMissingAnswerForAnErrorOfThatOneOnly() {
        then = works -> Mono.fromSupplier(() -> {
            var answers = answers(works);
            answers.remove("b");
            return answers;
        });
        write("a1");
        var unanswered = write("b1");
        var answered = write("c1");
        release();
        assertThat(unanswered)
                .failsWithin(AT_ONCE)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
        assertGets(answered, "c1 written");
        then = works -> Mono.empty();
        assertThat(write("d1"))
                .failsWithin(AT_ONCE)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void writesOneByOneAfterAFailureSoThatABadOneSpoilsNoOther() {
        var bad = new IllegalArgumentException("bad");
        then = works -> works.contains("c1") ? Mono.error(bad) : Mono.just(answers(works));
        write("a1");
        var all = Stream.of("b1", "c1", "d1").map(this::write).toList();
        release();
        assertGets(all.get(0), "b1 written");
        assertFails(all.get(1), bad);
        assertGets(all.get(2), "d1 written");
        assertThat(batches.subList(1, batches.size()))
                .containsExactly(List.of("b1", "c1", "d1"), List.of("b1"), List.of("c1"), List.of("d1"));
    }

    @Test
    void triesNoFurtherOnceTheDatabaseIsGoneWhileItWritesOneByOne() {
        var alone = new HashMap<String, Sinks.One<Map<Object, String>>>();
        then = works -> works.size() > 1
                ? Mono.error(new IllegalStateException("one of them is bad"))
                : alone.computeIfAbsent(works.get(0), work -> Sinks.one()).asMono();
        write("a1");
        var all = Stream.of("b1", "c1", "d1", "e1", "f1", "g1").map(this::write).toList();
        var waiting = write("b2");
        release();
        alone.get("b1").tryEmitError(GONE);
        Stream.of(0, 4, 5).forEach(number -> assertFails(all.get(number), GONE));
        assertFails(waiting, GONE);
        assertThat(alone).containsOnlyKeys("b1", "c1", "d1", "e1");
        alone.get("c1").tryEmitValue(answers(List.of("c1")));
        assertGets(all.get(1), "c1 written");
        alone.get("d1").tryEmitError(GONE);
        alone.get("e1").tryEmitError(GONE);
        then = works -> Mono.just(answers(works));
        assertGets(write("h1"), "h1 written");
    }

    private Mono<Map<Object, String>> batch(List<String> works) {
        batches.add(works);
        return batches.size() == 1 ? first.asMono() : then.apply(works);
    }

    private CompletableFuture<String> write(String work) {
        return queue.write(work).toFuture();
    }

    private void release() {
        first.tryEmitValue(answers(batches.get(0)));
    }

    private static Map<Object, String> answers(List<String> works) {
        return works.stream().collect(Collectors.toMap(WriteQueueTest::key, work -> work + " written"));
    }

    private static String key(String work) {
        return work.substring(0, 1);
    }

    private static void assertGets(CompletableFuture<String> one, String answer) {
        assertThat(one).succeedsWithin(AT_ONCE).isEqualTo(answer);
    }

    private static void assertFails(CompletableFuture<String> one, Throwable failure) {
        assertThat(one).failsWithin(AT_ONCE).withThrowableThat().withCause(failure);
    }
}
