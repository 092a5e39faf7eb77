package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Unavailable;
import village.infra.postgres.PostgresExtension;
import village.infra.redis.RedisExtension;
import village.openapi.signature.Nonces;

class NoncesTest {
    private static final Duration KEEP = Duration.ofSeconds(600);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @RegisterExtension
    static final RedisExtension REDIS = new RedisExtension();

    private final String nonce = UUID.randomUUID().toString();

    private static Nonces postgres() {
        return new PostgresNonces(POSTGRES.database(), Clock.systemUTC());
    }

    @Test
    void staysSafeWhileRedisIsStoppedAndAfterItIsBack() throws IOException {
        try (var connection = REDIS.connect()) {
            var here = new SafeNonces(new RedisNonces(connection), postgres());
            var there = new SafeNonces(new RedisNonces(connection), postgres());
            assertThat(used(here, nonce)).isTrue();
            assertThat(used(there, nonce)).isFalse();
            REDIS.stop();
            assertThat(used(here, nonce)).as("seen before Redis went").isFalse();
            assertThat(used(here, nonce + "2")).isTrue();
            assertThat(used(there, nonce + "2")).isFalse();
            REDIS.start();
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> now(new RedisNonces(connection)
                            .use("k", UUID.randomUUID().toString(), KEEP, false)));
            var third = new SafeNonces(new RedisNonces(connection), postgres());
            assertThat(used(there, nonce + "2")).as("used while Redis was away").isFalse();
            assertThat(used(here, nonce + "3")).isTrue();
            assertThat(used(third, nonce + "3")).isFalse();
        }
    }

    @Test
    void aWriteIsKnownToAnInstanceWithoutRedisToo() {
        try (var connection = REDIS.connect()) {
            var here = new SafeNonces(new RedisNonces(connection), postgres());
            Nonces away = (key, any, keep, surely) -> Mono.error(new Unavailable("redis", new IOException("away")));
            var without = new SafeNonces(away, postgres());
            assertThat(now(here.use("vk1", nonce, KEEP, true))).isTrue();
            assertThat(now(without.use("vk1", nonce, KEEP, true))).isFalse();
            assertThat(now(without.use("vk1", nonce + "4", KEEP, true))).isTrue();
            assertThat(now(here.use("vk1", nonce + "4", KEEP, true))).isFalse();
        }
    }

    @Test
    void oneOfManyAtOnceUsesItInPostgres() {
        var fresh = Flux.fromStream(IntStream.range(0, 20).boxed())
                .flatMap(any -> postgres().use("vk1", nonce, KEEP, false), 20)
                .filter(first -> first)
                .count();
        assertThat(now(fresh)).isOne();
    }

    @Test
    void forgetsWhatHasRunOut() {
        now(postgres().use("vk1", nonce, Duration.ofSeconds(-1), false));
        now(postgres().use("vk1", nonce + "x", KEEP, false));
        assertThat(now(postgres().use("vk1", nonce, KEEP, false))).isTrue();
    }

    @Test
    void refusesOnlyWhenNobodyCanBeAsked() {
        Nonces away = (key, any, keep, surely) -> Mono.error(new Unavailable("redis", new IOException("away")));
        assertThat(used(new SafeNonces(away, postgres()), nonce)).isTrue();
        assertThatThrownBy(() -> used(new SafeNonces(away, away), nonce)).isInstanceOf(Unavailable.class);
    }

    private static boolean used(Nonces nonces, String nonce) {
        return now(nonces.use("vk1", nonce, KEEP, false));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
