package village.infra.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;
import village.wechat.gateway.WechatAccount.Kind;

class FirstAccountTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private PostgresWechatAccounts accounts() {
        return new PostgresWechatAccounts(POSTGRES.database(), TestSecrets.sealer());
    }

    private void entered(String appId, String secret) {
        var settings = new FirstAccountSettings(appId, secret);
        new FirstAccount(settings, accounts(), POSTGRES.database()).enter().block(PATIENCE);
    }

    @Test
    void entersTheFirstAccountAndNoOther() {
        entered("", "");
        assertThat(accounts().standard(Kind.SERVICE).blockOptional(PATIENCE)).isEmpty();
        entered("wxfirst", "secret");
        entered("wxsecond", "secret");
        assertThat(accounts().standard(Kind.SERVICE).block(PATIENCE).appId()).isEqualTo("wxfirst");
    }
}
