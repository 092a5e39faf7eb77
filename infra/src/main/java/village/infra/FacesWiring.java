package village.infra;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import village.openapi.OpenapiFace;
import village.wechat.WechatFace;

/** Opens the faces this instance is told to serve: {@code village.faces} lists {@code wechat} and {@code openapi}. */
@Configuration(proxyBeanMethods = false)
class FacesWiring {
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${village.faces}'.contains('wechat')")
    @Import(WechatFace.class)
    static class Wechat {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${village.faces}'.contains('openapi')")
    @Import(OpenapiFace.class)
    static class Openapi {}
}
