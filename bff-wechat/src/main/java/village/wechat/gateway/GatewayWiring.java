package village.wechat.gateway;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.attachment.ContentChecks;
import village.api.identity.WechatLogins;
import village.api.notice.SubscribeMessages;
import village.wechat.account.LateReplies;

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
        return new WechatGateway(calls, wire, new AccessTokens(store, stable, clock), settings);
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
    LateReplies lateReplies(WechatAccounts accounts, WechatGateway gateway) {
        return new WxJavaCustomerMessages(accounts, gateway);
    }

    @Bean
    ContentChecks contentChecks(WechatAccounts accounts, WechatGateway gateway) {
        return new WxJavaContentChecks(accounts, gateway);
    }
}
