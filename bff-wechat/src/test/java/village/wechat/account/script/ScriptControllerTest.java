package village.wechat.account.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.wechat.account.envelope.PageSignature;
import village.wechat.account.script.ScriptController.Signed;
import village.wechat.gateway.InMemoryWechatAccounts;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccount.Capability;
import village.wechat.gateway.WechatAccount.Kind;

class ScriptControllerTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_414_587_457);
    private static final String NONCE = "00000000000000070000000000000009";
    private static final Actor SOMEBODY = new Actor(
            Optional.of(new Person.Id(UUID.randomUUID())), Optional.empty(), Set.of(), Optional.empty(), Set.of());

    private final ScriptController controller = new ScriptController(
            new InMemoryWechatAccounts()
                    .with(new WechatAccount("wx1", Kind.SERVICE, Set.of(Capability.PAGE_SCRIPT), "secret"))
                    .with(new WechatAccount("wx2", Kind.SUBSCRIPTION, Set.of(), "secret")),
            account -> Mono.just("ticket of " + account.appId()),
            () -> new UUID(7, 9),
            Clock.fixed(NOW, ZoneOffset.UTC),
            "https://village.example");

    @Test
    void signsAPageWithoutItsFragmentForThisMomentOnly() {
        var answer = sign(SOMEBODY, "https://village.example/h5?from=menu#/villages/1/report", null);
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(answer.getBody())
                .isEqualTo(new Signed(
                        "wx1",
                        NOW.getEpochSecond(),
                        NONCE,
                        PageSignature.of(
                                "ticket of wx1", NONCE, NOW.getEpochSecond(), "https://village.example/h5?from=menu")));
    }

    @Test
    void signsNoPageOfOthers() {
        refused(Reason.WECHAT_PAGE_FOREIGN, SOMEBODY, "https://elsewhere.example/h5", null);
        refused(Reason.WECHAT_PAGE_FOREIGN, SOMEBODY, "https://village.example/console", null);
        refused(Reason.WECHAT_PAGE_FOREIGN, SOMEBODY, "#/h5", null);
    }

    @Test
    void signsForNoAccountThatMayNot() {
        refused(Reason.WECHAT_ACCOUNT_UNKNOWN, SOMEBODY, "https://village.example/h5", "wx2");
        refused(Reason.WECHAT_ACCOUNT_UNKNOWN, SOMEBODY, "https://village.example/h5", "wx3");
    }

    @Test
    void signsForNobodyWhoIsNotSignedIn() {
        var stranger = new Actor(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Set.of());
        refused(Reason.SESSION_REQUIRED, stranger, "https://village.example/h5", null);
    }

    private void refused(Reason reason, Actor actor, String url, @Nullable String account) {
        assertThatThrownBy(() -> sign(actor, url, account))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private ResponseEntity<Signed> sign(Actor actor, String url, @Nullable String account) {
        var request = MockServerHttpRequest.get("/").build();
        return controller.sign(actor, url, account, request).block(Duration.ofSeconds(5));
    }
}
