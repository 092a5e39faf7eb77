package village.wechat.gateway.ticket;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.wechat.account.script.PageTickets;
import village.wechat.gateway.AccessTokenStore;
import village.wechat.gateway.WechatGateway;
import village.wechat.gateway.WechatSettings;

@Configuration(proxyBeanMethods = false)
class TicketWiring {
    @Bean
    PageTickets pageTickets(WechatGateway gateway, AccessTokenStore store, WechatSettings settings, Clock clock) {
        return new WxJavaPageTickets(
                gateway, store, settings.apiUrl().toString().replaceFirst("/+$", ""), clock);
    }
}
