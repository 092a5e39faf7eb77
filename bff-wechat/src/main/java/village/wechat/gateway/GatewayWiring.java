package village.wechat.gateway;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.attachment.ContentChecks;
import village.api.identity.FollowerLogins;
import village.api.identity.WechatLogins;
import village.api.notice.channel.CustomerMessages;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.TemplateMessages;
import village.wechat.account.LateReplies;
import village.wechat.dialogue.SentFiles;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WechatSettings.class)
class GatewayWiring {
    @Bean
    Wire wechatWire(WechatSettings settings) {
        QuietLoggers.silence();
        return new Wire(settings);
    }

    @Bean
    Calls wechatCalls(WechatSettings settings) {
        return new Calls(settings);
    }

    @Bean
    WechatGateway wechatGateway(Calls calls, Wire wire, AccessTokenStore store, WechatSettings settings, Clock clock) {
        var stable = new StableToken(calls, wire, settings.api(), clock);
        return new WechatGateway(calls, wire, new AccessTokens(store, stable::request, clock), settings);
    }

    @Bean
    WechatLogins wechatLogins(WechatAccounts accounts, WechatGateway gateway) {
        return new WxJavaLogins(accounts, gateway);
    }

    @Bean
    SubscribeMessages subscribeMessages(WechatAccounts accounts, WechatGateway gateway) {
        return new WxJavaSubscribeMessages(accounts, gateway);
    }

    @Bean
    FollowerLogins followerLogins(WechatAccounts accounts, WechatGateway gateway) {
        return new WxJavaFollowerLogins(accounts, gateway);
    }

    @Bean
    SentFiles sentFiles(WechatAccounts accounts, WechatGateway gateway, Wire wire, WechatSettings settings) {
        return new WxJavaSentFiles(accounts, gateway, wire, settings.api());
    }

    @Bean
    LateReplies lateReplies(WechatAccounts accounts, WechatGateway gateway) {
        return new WxJavaCustomerMessages(accounts, gateway);
    }

    /** Every no of a follower's window is the same to a notice: it goes another way. */
    @Bean
    CustomerMessages customerMessages(LateReplies replies) {
        return (follower, text) -> replies.send(follower, text).map(GatewayWiring::toOutcome);
    }

    private static Outcome toOutcome(LateReplies.Outcome outcome) {
        return switch (outcome) {
            case SENT -> Outcome.SENT;
            case REFUSED -> Outcome.NO_WINDOW;
            case TRY_LATER -> Outcome.TRY_LATER;
            case IMPOSSIBLE -> Outcome.IMPOSSIBLE;
            case UNKNOWN -> Outcome.UNKNOWN;
        };
    }

    @Bean
    TemplateMessages templateMessages(WechatAccounts accounts, WechatGateway gateway) {
        return new WxJavaTemplateMessages(accounts, gateway);
    }

    @Bean
    ContentChecks contentChecks(WechatAccounts accounts, WechatGateway gateway) {
        return new WxJavaContentChecks(accounts, gateway);
    }
}
