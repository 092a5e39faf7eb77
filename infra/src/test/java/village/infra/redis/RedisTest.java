package village.infra.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.Unavailable;

class RedisTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final RedisSettings NOWHERE =
            new RedisSettings("redis://:topsecret@127.0.0.1:1", Duration.ofMillis(200), true);

    @RegisterExtension
    static final RedisExtension SERVER = new RedisExtension();

    private final Redis redis = SERVER.connect();

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void rejectsAtOnceWhileRedisIsGoneAndComesBackByItself() throws IOException {
        assertThat(ping(redis)).isEqualTo("PONG");
        SERVER.stop();
        try {
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> !redis.connection().orElseThrow().isOpen() || broken());
            var began = System.nanoTime();
            assertThatThrownBy(() -> ping(redis)).isInstanceOf(Unavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(700));
        } finally {
            SERVER.start();
        }
        Awaitility.await().atMost(SOON).until(() -> !broken());
    }

    @Test
    void givesUpACommandThatHangs() {
        assertThatThrownBy(() -> redis.ask(commands -> commands.blpop(30, "never")
                                .map(found -> new String(found.getValue(), StandardCharsets.UTF_8)))
                        .block(SOON))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void refusesToStartWithoutARequiredRedis() {
        assertThatThrownBy(() -> Redis.connect(NOWHERE))
                .hasMessageContaining("village.redis.url")
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void doesWithoutWhereItIsNotRequired() {
        try (var none = Redis.connect(new RedisSettings(NOWHERE.url(), NOWHERE.patience(), false))) {
            assertThatThrownBy(() -> ping(none)).isInstanceOf(Unavailable.class);
            assertThat(none.connection()).isEmpty();
        }
    }

    @Test
    void neverShowsThePassword() {
        assertThat(NOWHERE.toString()).doesNotContain("topsecret");
    }

    private boolean broken() {
        return redis.ask(commands -> commands.ping())
                .map(pong -> false)
                .onErrorResume(failure -> Mono.just(true))
                .block(SOON);
    }

    private static String ping(Redis redis) {
        return redis.ask(commands -> commands.ping()).block(SOON);
    }
}
