package village.infra.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;
import village.wechat.gateway.WechatAccount;

class PostgresCallbackTokensTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final PostgresCallbackTokens tokens = new PostgresCallbackTokens(POSTGRES.database(), TestSecrets.sealer());

    @Test
    void knowsTheTokenAgreedOnAndNoOther() {
        var account = new WechatAccount("wxcallback", WechatAccount.Kind.MINI_PROGRAM, Set.of(), "secret");
        now(new PostgresWechatAccounts(POSTGRES.database(), TestSecrets.sealer()).save(account, "乡音", false));
        assertThat(now(tokens.of("wxcallback"))).isNull();
        now(tokens.save("wxcallback", "agreed-token"));
        assertThat(now(tokens.of("wxcallback"))).isEqualTo("agreed-token");
        assertThat(now(tokens.of("wxother"))).isNull();
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
