package village.infra.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.Unavailable;
import village.infra.crypto.TestSecrets;
import village.infra.redis.Redis;
import village.infra.redis.RedisExtension;
import village.wechat.gateway.AccessToken;
import village.wechat.gateway.AccessTokenStore;
import village.wechat.gateway.AccessTokenStoreContract;

class RedisAccessTokensTest implements AccessTokenStoreContract {
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final RedisExtension SERVER = new RedisExtension();

    private static Redis here;
    private static Redis there;

    private final AccessTokenStore store = new RedisAccessTokens(here(), TestSecrets.sealer(), Clock.systemUTC());
    private final AccessTokenStore elsewhere = new RedisAccessTokens(there(), TestSecrets.sealer(), Clock.systemUTC());

    @AfterAll
    static void close() {
        here.close();
        there.close();
        here = null;
        there = null;
    }

    @Override
    public AccessTokenStore store() {
        return store;
    }

    @Override
    public AccessTokenStore elsewhere() {
        return elsewhere;
    }

    @Test
    void keepsTheTokenSealed() {
        put("wxsealed", "plain-token-value");
        var kept = here.ask(commands -> commands.get("wechat:token:wxsealed")).block(SOON);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("plain-token-value");
    }

    @Test
    void doesNotTakeATokenMovedToAnotherAccount() {
        put("wxone", "plain-token-value");
        here.ask(commands ->
                        commands.get("wechat:token:wxone").flatMap(kept -> commands.set("wechat:token:wxtwo", kept)))
                .block(SOON);
        assertThat(store.get("wxtwo").block(SOON)).isNull();
    }

    @Test
    void isUnavailableWhileRedisIsDeadAndWellAfterwards() throws IOException {
        SERVER.stop();
        try {
            for (Mono<?> asked : new Mono<?>[] {
                store.get("wxa"), store.lease("wxa", SOON), store.release("wxa"), store.put("wxa", token("t"))
            }) {
                assertThatThrownBy(() -> asked.block(SOON)).isInstanceOf(Unavailable.class);
            }
        } finally {
            SERVER.start();
        }
        Awaitility.await()
                .atMost(SOON)
                .until(() -> store.put("wxa", token("t"))
                        .thenReturn(true)
                        .onErrorReturn(false)
                        .block(SOON));
        Awaitility.await()
                .atMost(SOON)
                .until(() ->
                        elsewhere.get("wxa").hasElement().onErrorReturn(false).block(SOON));
    }

    private void put(String appId, String value) {
        store.put(appId, token(value)).block(SOON);
    }

    private static AccessToken token(String value) {
        return new AccessToken(value, Instant.now().plus(Duration.ofHours(1)));
    }

    private static synchronized Redis here() {
        if (here == null) {
            here = SERVER.connect();
        }
        return here;
    }

    private static synchronized Redis there() {
        if (there == null) {
            there = SERVER.connect();
        }
        return there;
    }
}
