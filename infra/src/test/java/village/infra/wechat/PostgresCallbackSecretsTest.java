package village.infra.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;
import village.wechat.account.envelope.CallbackKey;
import village.wechat.account.envelope.CallbackSecret;
import village.wechat.gateway.WechatAccount;

class PostgresCallbackSecretsTest {
    private static final CallbackKey FORMER = CallbackKey.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    private static final CallbackKey CURRENT = CallbackKey.of("ABCDEFGabcdefghijklmnopqrstuvwxyz0123456789");

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final PostgresCallbackSecrets secrets =
            new PostgresCallbackSecrets(POSTGRES.database(), TestSecrets.sealer());

    @Test
    void knowsTheTokenAgreedOnAndNoOther() {
        enter("wxcallback", WechatAccount.Kind.MINI_PROGRAM);
        assertThat(now(secrets.of("wxcallback"))).isNull();
        now(secrets.save("wxcallback", "agreed-token", Optional.empty(), Optional.empty()));
        assertThat(now(secrets.of("wxcallback")))
                .isEqualTo(new CallbackSecret("agreed-token", Optional.empty(), Optional.empty(), false));
        assertThat(now(secrets.of("wxother"))).isNull();
    }

    @Test
    void knowsTheKeyAndTheOneBefore() {
        enter("wxkeys", WechatAccount.Kind.SERVICE);
        now(secrets.save("wxkeys", "token", Optional.of(FORMER), Optional.empty()));
        now(secrets.save("wxkeys", "token", Optional.of(CURRENT), Optional.of(FORMER)));
        assertThat(now(secrets.of("wxkeys")))
                .isEqualTo(new CallbackSecret("token", Optional.of(CURRENT), Optional.of(FORMER), true));
    }

    @Test
    void sealsTokenAndKeys() {
        enter("wxsealed", WechatAccount.Kind.SERVICE);
        now(secrets.save("wxsealed", "token", Optional.of(CURRENT), Optional.of(FORMER)));
        var kept = POSTGRES.sql()
                .sql("""
                        select callback_token_sealed || callback_key_sealed || callback_previous_key_sealed
                        from wechat_account where app_id = 'wxsealed'
                        """)
                .map((row, meta) -> row.get(0, byte[].class))
                .one();
        assertThat(new String(now(kept), StandardCharsets.ISO_8859_1))
                .doesNotContain("token", CURRENT.encoded(), FORMER.encoded());
    }

    private static void enter(String appId, WechatAccount.Kind kind) {
        now(new PostgresWechatAccounts(POSTGRES.database(), TestSecrets.sealer())
                .save(new WechatAccount(appId, kind, Set.of(), "secret"), "乡音", false));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
