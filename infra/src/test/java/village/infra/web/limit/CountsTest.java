package village.infra.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import village.infra.redis.Redis;
import village.infra.redis.RedisExtension;

class CountsTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Rate FEW = new Rate(10, Duration.ofHours(1));

    @RegisterExtension
    static final RedisExtension SERVER = new RedisExtension();

    private final Redis one = SERVER.connect();
    private final Redis other = SERVER.connect();
    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static Counts instance(Redis redis) {
        var connection = redis.connection().orElseThrow();
        return new Counts(Optional.of(new SharedCounts(connection, PATIENCE)), PATIENCE, PAUSE);
    }

    private Count count(Counts counts, Rate rate) {
        return counts.count(key, rate).block(SOON);
    }

    private long allowed(Counts counts, Rate rate, int times) {
        return IntStream.range(0, times)
                .filter(each -> count(counts, rate).allowed())
                .count();
    }

    @Test
    void countsTwoInstancesTogether() {
        var first = instance(one);
        var second = instance(other);
        assertThat(allowed(first, FEW, 6) + allowed(second, FEW, 6)).isEqualTo(10);
        assertThat(count(first, FEW).allowed()).isFalse();
    }

    @Test
    void letsPassNoMoreAtOnce() {
        var first = instance(one);
        var second = instance(other);
        var passed = Flux.range(0, 100)
                .flatMap(each -> (each % 2 == 0 ? first : second).count(key, FEW), 100)
                .filter(Count::allowed)
                .count()
                .block(SOON);
        assertThat(passed).isEqualTo(10);
    }

    @Test
    void settlesNowAndThenWhereMuchIsAllowed() {
        var much = new Rate(200, Duration.ofHours(1));
        var first = instance(one);
        var second = instance(other);
        assertThat(allowed(first, much, 150) + allowed(second, much, 150)).isBetween(200L, 220L);
        await().atMost(SOON).until(() -> !count(first, much).allowed());
    }

    @Test
    void lookingTakesNothingThoughAnotherInstanceCounts() {
        var first = instance(one);
        var second = instance(other);
        assertThat(allowed(first, FEW, 10)).isEqualTo(10);
        var left = second.left(key, FEW).block(SOON);
        assertThat(left.allowed()).isFalse();
        assertThat(left.next()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        var untouched = UUID.randomUUID().toString();
        second.left(untouched, FEW).block(SOON);
        assertThat(first.count(untouched, FEW).block(SOON).remaining()).isEqualTo(9);
    }

    @Test
    void saysWhatIsLeftAndWhenThereIsMore() {
        var counts = instance(one);
        assertThat(count(counts, FEW).remaining()).isEqualTo(9);
        allowed(counts, FEW, 9);
        var refused = count(counts, FEW);
        assertThat(refused.remaining()).isZero();
        assertThat(refused.next()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
    }

    @Test
    void keepsItsWordAboutWhenToComeBack() {
        var rate = new Rate(2, Duration.ofSeconds(2));
        var counts = instance(one);
        allowed(counts, rate, 2);
        var refused = count(counts, rate);
        assertThat(refused.allowed()).isFalse();
        await().pollDelay(refused.next()).atMost(SOON).until(() -> true);
        assertThat(count(counts, rate).allowed()).isTrue();
    }

    @Test
    void goesOnAloneWhileRedisIsGoneAndTogetherAfterwards() throws IOException {
        var counts = instance(one);
        count(counts, FEW);
        SERVER.stop();
        try {
            var began = System.nanoTime();
            assertThat(allowed(counts, FEW, 30)).isEqualTo(10);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        } finally {
            SERVER.start();
        }
        await().atMost(SOON).until(() -> count(counts, FEW).allowed());
    }

    @Test
    void waitsForAHangingRedisOnceOnly() {
        var counts = instance(one);
        count(counts, FEW);
        other.ask(commands -> commands.clientPause(2000)).block(SOON);
        var began = System.nanoTime();
        allowed(counts, FEW, 20);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(900));
    }

    @Test
    void countsAloneWhereThereIsNoRedis() {
        var counts = new Counts(Optional.empty(), PATIENCE, PAUSE);
        assertThat(allowed(counts, FEW, 30)).isEqualTo(10);
    }
}
