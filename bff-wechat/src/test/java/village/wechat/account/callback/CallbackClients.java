package village.wechat.account.callback;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.DelegatingWebFluxConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** WeChat's side of callbacks, with the problems they may get. */
final class CallbackClients {
    private CallbackClients() {}

    static WebTestClient of(CallbackController controller) {
        var context = new AnnotationConfigApplicationContext();
        context.register(DelegatingWebFluxConfiguration.class);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(CallbackController.class, () -> controller);
        context.scan("village.wechat.problem");
        context.refresh();
        return WebTestClient.bindToApplicationContext(context).build();
    }
}
