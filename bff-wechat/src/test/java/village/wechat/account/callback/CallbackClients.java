package village.wechat.account.callback;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.DelegatingWebFluxConfiguration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.notice.OpenReplyWindow;
import village.wechat.account.LateReplies;
import village.wechat.account.envelope.CallbackSecret;
import village.wechat.account.inbox.Letters;

/** WeChat's side of the callbacks of accounts that are set to plain messages, signed with {@code AAAAA}. */
final class CallbackClients {
    private CallbackClients() {}

    /** Where nothing but these events is told. */
    static WebTestClient of(Clock clock, CallbackListener... listeners) {
        CallbackSecrets secrets =
                appId -> Mono.just(new CallbackSecret("AAAAA", Optional.empty(), Optional.empty(), true));
        LateReplies noLateOnes = (to, text) -> Mono.error(new AssertionError("not asked here"));
        var letters = Letters.received(
                (message, key) -> Mono.error(new AssertionError("no part of a conversation")),
                new OpenReplyWindow((follower, by, at) -> Mono.empty()),
                noLateOnes,
                clock);
        var context = new AnnotationConfigApplicationContext();
        context.register(DelegatingWebFluxConfiguration.class);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(
                CallbackController.class, () -> new CallbackController(secrets, letters, List.of(listeners), clock));
        context.scan("village.wechat.problem");
        context.refresh();
        return WebTestClient.bindToApplicationContext(context).build();
    }
}
