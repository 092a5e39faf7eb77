package village.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every shared token store does. */
public interface AccessTokenStoreContract {
    /** The store as one instance sees it. */
    AccessTokenStore store();

    /** The same store as another instance sees it. */
    AccessTokenStore elsewhere();

    @Test
    default void isEmptyAtFirst() {
        assertThat(now(store().get(fresh()))).isNull();
    }

    @Test
    default void showsATokenToEveryInstance() {
        var appId = fresh();
        var token = token("one", Duration.ofHours(2));
        now(store().put(appId, token));
        assertThat(now(elsewhere().get(appId))).isEqualTo(token);
    }

    @Test
    default void keepsTheLatestToken() {
        var appId = fresh();
        now(store().put(appId, token("one", Duration.ofHours(2))));
        now(elsewhere().put(appId, token("two", Duration.ofHours(1))));
        assertThat(now(store().get(appId)).value()).isEqualTo("two");
    }

    @Test
    default void forgetsADeadToken() {
        var appId = fresh();
        now(store().put(appId, token("one", Duration.ofMillis(300))));
        Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> now(store().get(appId)) == null);
    }

    @Test
    default void doesNotKeepATokenThatIsDeadAlready() {
        var appId = fresh();
        now(store().put(appId, token("one", Duration.ofSeconds(-1))));
        assertThat(now(store().get(appId))).isNull();
    }

    @Test
    default void leasesAnErrandToOneOfMany() {
        var errand = fresh();
        var won = now(Flux.range(0, 40)
                .flatMap(number -> (number % 2 == 0 ? store() : elsewhere()).lease(errand, Duration.ofMinutes(1)), 40)
                .filter(mine -> mine)
                .count());
        assertThat(won).isEqualTo(1);
    }

    @Test
    default void leasesAgainAfterRelease() {
        var errand = fresh();
        now(store().lease(errand, Duration.ofMinutes(1)));
        now(store().release(errand));
        assertThat(now(elsewhere().lease(errand, Duration.ofMinutes(1)))).isTrue();
    }

    @Test
    default void doesNotReleaseTheLeaseOfAnother() {
        var errand = fresh();
        now(store().lease(errand, Duration.ofMinutes(1)));
        now(elsewhere().release(errand));
        assertThat(now(elsewhere().lease(errand, Duration.ofMinutes(1)))).isFalse();
    }

    @Test
    default void endsALeaseByItself() {
        var errand = fresh();
        now(store().lease(errand, Duration.ofMillis(200)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .until(() -> now(elsewhere().lease(errand, Duration.ofMinutes(1))));
    }

    private static String fresh() {
        return "wx" + UUID.randomUUID();
    }

    private static AccessToken token(String value, Duration life) {
        return new AccessToken(value, Instant.now().plus(life).truncatedTo(ChronoUnit.MILLIS));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(5));
    }
}
