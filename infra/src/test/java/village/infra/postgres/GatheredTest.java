package village.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import village.api.Unavailable;

class GatheredTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final List<List<Integer>> asked = new CopyOnWriteArrayList<>();
    private final Sinks.One<Boolean> held = Sinks.one();

    private Gathered<Integer, String> answering(Mono<?> firstWaitsFor) {
        return new Gathered<>(POSTGRES.database(), (client, keys) -> {
            asked.add(keys);
            var found = Mono.just(keys.stream()
                    .filter(key -> key % 10 != 0)
                    .collect(Collectors.toMap(Function.identity(), key -> "v" + key)));
            return asked.size() == 1 ? firstWaitsFor.then(found) : found;
        });
    }

    @Test
    void asksAtOnceWhenNobodyWaits() {
        var gathered = answering(Mono.empty());
        assertThat(gathered.find(1).block(PATIENCE)).isEqualTo("v1");
        assertThat(gathered.find(10).blockOptional(PATIENCE)).isEmpty();
        assertThat(asked).containsExactly(List.of(1), List.of(10));
    }

    @Test
    void gathersWhileAQuestionIsUnderWayAndGivesEverybodyHisOwn() {
        var gathered = answering(held.asMono());
        var first = gathered.find(1).toFuture();
        var others = IntStream.rangeClosed(2, 100)
                .mapToObj(key ->
                        gathered.find(key).map(value -> Map.entry(key, value)).toFuture())
                .toList();
        var same = gathered.find(2).toFuture();
        assertThat(asked).hasSize(1);
        held.tryEmitValue(true);
        assertThat(first.join()).isEqualTo("v1");
        assertThat(same.join()).isEqualTo("v2");
        for (var other : others) {
            var found = other.join();
            assertThat(found == null || found.getValue().equals("v" + found.getKey()))
                    .isTrue();
        }
        assertThat(asked).hasSize(3);
        assertThat(asked.get(1)).hasSize(64).doesNotHaveDuplicates();
    }

    @Test
    void whoLeavesTakesNobodyWithHim() {
        var gathered = answering(held.asMono());
        gathered.find(1).subscribe().dispose();
        var second = gathered.find(2).toFuture();
        held.tryEmitValue(true);
        assertThat(second.join()).isEqualTo("v2");
        assertThat(gathered.find(3).block(PATIENCE)).isEqualTo("v3");
    }

    @Test
    void aFailureIsThatOfItsQuestionOnly() {
        var gathered = answering(Mono.error(new IllegalStateException("broken")));
        assertThatThrownBy(() -> gathered.find(1).block(PATIENCE)).hasMessage("broken");
        assertThat(gathered.find(2).block(PATIENCE)).isEqualTo("v2");
    }

    @Test
    void aQuestionThatGivesNothingIsAFailureAndTheNextIsAsked() {
        var gathered = new Gathered<Integer, String>(POSTGRES.database(), (client, keys) -> {
            asked.add(keys);
            return asked.size() == 1 ? Mono.empty() : Mono.just(Map.of(2, "v2"));
        });
        assertThatThrownBy(() -> gathered.find(1).block(PATIENCE)).hasMessageContaining("expected: a map");
        assertThat(gathered.find(2).block(PATIENCE)).isEqualTo("v2");
    }

    @Test
    void nobodyWaitsLongerThanAnyCallMay() {
        var gathered = new Gathered<Integer, String>(POSTGRES.database(), (client, keys) -> Mono.never());
        var all = Flux.range(0, 3)
                .flatMap(key -> gathered.find(key).onErrorResume(Unavailable.class, late -> Mono.just("late")));
        assertThat(all.collectList().block(PATIENCE)).containsOnly("late");
    }

    @Test
    void manyThreadsAreAllAnswered() {
        var gathered = new Gathered<Integer, Integer>(
                POSTGRES.database(),
                (client, keys) -> client.sql("select k from unnest(:keys) k")
                        .bind("keys", keys.toArray(Integer[]::new))
                        .map(row -> row.get(0, Integer.class))
                        .all()
                        .collectMap(key -> key, key -> key * 2));
        var sum = Flux.range(1, 2000)
                .flatMap(key -> gathered.find(key).subscribeOn(Schedulers.parallel()), 200)
                .reduce(0, Integer::sum)
                .block(PATIENCE);
        assertThat(sum).isEqualTo(2000 * 2001);
    }
}
