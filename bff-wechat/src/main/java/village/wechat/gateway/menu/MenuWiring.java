package village.wechat.gateway.menu;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.wechat.account.menu.AccountMenus;
import village.wechat.gateway.WechatGateway;

@Configuration(proxyBeanMethods = false)
class MenuWiring {
    @Bean
    AccountMenus accountMenus(WechatGateway gateway) {
        return new WxJavaMenus(gateway);
    }
}
