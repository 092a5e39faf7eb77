package village.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import village.api.attachment.ContentChecks;
import village.api.identity.WechatLogins;
import village.api.notice.channel.CustomerMessages;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.TemplateMessages;

class GatewayWiringTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(GatewayWiring.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(WechatAccounts.class, InMemoryWechatAccounts::new)
            .withBean(AccessTokenStore.class, () -> new InMemoryAccessTokens(Clock.systemUTC()));

    @Test
    void offersThePortsOfTheInside() {
        runner.run(context -> assertThat(context)
                .hasSingleBean(WechatLogins.class)
                .hasSingleBean(SubscribeMessages.class)
                .hasSingleBean(CustomerMessages.class)
                .hasSingleBean(TemplateMessages.class)
                .hasSingleBean(ContentChecks.class));
    }

    @Test
    void callsTheRealWechatUnlessToldOtherwise() {
        runner.run(context -> {
            var settings = context.getBean(WechatSettings.class);
            assertThat(settings.api()).isEqualTo("https://api.weixin.qq.com");
            assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(4));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.weixin.qq.com", "http://10.0.0.1", "ftp://localhost", "api.weixin.qq.com"})
    void refusesToSendSecretsInTheClear(String url) {
        runner.withPropertyValues("village.wechat.api-url=" + url)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void allowsThisMachineInTheClear() {
        runner.withPropertyValues("village.wechat.api-url=http://127.0.0.1:9999/")
                .run(context ->
                        assertThat(context.getBean(WechatSettings.class).api()).isEqualTo("http://127.0.0.1:9999"));
    }
}
