package village.infra.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.ContentChecks.MediaKind;
import village.api.identity.OpenId;
import village.api.identity.PhoneNumber;
import village.api.identity.WechatLogin;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.SubscribeMessages.Message;
import village.wechat.account.LateReplies;
import village.wechat.gateway.Gateways;
import village.wechat.gateway.InMemoryAccessTokens;
import village.wechat.gateway.InMemoryWechatAccounts;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccount.Capability;
import village.wechat.gateway.WechatAccount.Kind;

/** The real gateway, through the real WxJava, against the simulated WeChat. */
class SimulatedWechatTest {
    private static final String MINI = "wxdemo0mini000001";
    private static final String SERVICE = "wxdemo0service001";
    private static final SimulatedWechat WECHAT =
            new SimulatedWechat(0, List.of(new SimulatedWechat.DemoPerson("demo-villager-1", "陈秀英（村民）")));
    private static Gateways gateway;

    @BeforeAll
    static void start() {
        WECHAT.start();
        var every = EnumSet.allOf(Capability.class);
        var accounts = new InMemoryWechatAccounts()
                .with(new WechatAccount(MINI, Kind.MINI_PROGRAM, every, "demo-secret"))
                .with(new WechatAccount(SERVICE, Kind.SERVICE, every, "demo-secret"));
        gateway = new Gateways(WECHAT.url(), accounts, new InMemoryAccessTokens(Clock.systemUTC()));
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        WECHAT.close();
    }

    @Test
    void signsInWithACodeThatNamesTheOpenid() {
        var someone = Optional.of("union-demo-villager-1");
        assertThat(now(gateway.logins().ofMiniProgram(MINI, "code-demo-villager-1")))
                .isEqualTo(new WechatLogin(new OpenId(MINI, "demo-villager-1"), someone));
        assertThat(now(gateway.logins().ofPage(SERVICE, "code-demo-villager-1")))
                .isEqualTo(new WechatLogin(new OpenId(SERVICE, "demo-villager-1"), someone));
    }

    @Test
    void knowsNoOtherCode() {
        for (Mono<WechatLogin> asked : List.of(
                gateway.logins().ofMiniProgram(MINI, "anything"),
                gateway.logins().ofPage(SERVICE, "anything"))) {
            assertThatThrownBy(() -> now(asked))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.SESSION_CODE_INVALID));
        }
    }

    @Test
    void yieldsThePhoneNumberInTheCode() {
        var user = new OpenId(MINI, "demo-villager-1");
        assertThat(now(gateway.logins().phone(user, "phone-13700009050"))).isEqualTo(new PhoneNumber("13700009050"));
        assertThatThrownBy(() -> now(gateway.logins().phone(user, "phone-1")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.PHONE_CODE_INVALID));
    }

    @Test
    void acceptsMessagesAndKeepsThem() {
        assertThat(send("demo-villager-2")).isEqualTo(Outcome.SENT);
        assertThat(WECHAT.sent()).anySatisfy(sent -> {
            assertThat(sent.openid()).isEqualTo("demo-villager-2");
            assertThat(sent.path()).isEqualTo("/cgi-bin/message/subscribe/send");
            assertThat(sent.template()).isEqualTo("template-1");
            assertThat(sent.data()).isEqualTo(Map.of("thing1", "路灯已修好"));
            assertThat(sent.errcode()).isZero();
            assertThat(sent.time()).isNotNull();
        });
    }

    @Test
    void acceptsACustomerMessageAndKeepsItsWords() {
        var to = new OpenId(SERVICE, "demo-villager-3");
        assertThat(now(gateway.lateReplies().send(to, "修好了😀"))).isEqualTo(LateReplies.Outcome.SENT);
        assertThat(WECHAT.sent()).anySatisfy(sent -> {
            assertThat(sent.openid()).isEqualTo("demo-villager-3");
            assertThat(sent.path()).isEqualTo("/cgi-bin/message/custom/send");
            assertThat(sent.data()).isEqualTo(Map.of("text", "修好了😀"));
        });
    }

    @Test
    void refusesAndIsBusyForWhoeverIsCalledSo() {
        assertThat(send("refuses-1")).isEqualTo(Outcome.REFUSED);
        assertThat(send("busy-1")).isEqualTo(Outcome.TRY_LATER);
        assertThat(WECHAT.sent())
                .filteredOn(sent -> sent.openid().equals("refuses-1"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.errcode()).isEqualTo(43101));
    }

    @Test
    void tracesAMediumToCheck() {
        assertThat(now(gateway.checks()
                        .submit(new OpenId(MINI, "demo-villager-1"), "https://x.example/1", MediaKind.IMAGE)))
                .isNotBlank();
    }

    @Test
    void servesThePlainTokenToo() throws Exception {
        assertThat(get("/cgi-bin/token?grant_type=client_credential&appid=" + MINI + "&secret=s"))
                .contains("access_token");
    }

    @Test
    void offersTheDemoPersonsAndLeadsBack() throws Exception {
        var page = get(
                "/connect/oauth2/authorize?appid=" + SERVICE
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fback%3Fa%3D1&response_type=code&scope=snsapi_base&state=s%261");
        assertThat(page)
                .contains("陈秀英（村民）")
                .contains("href=\"http://localhost:8080/back?a=1&amp;code=code-demo-villager-1&amp;state=s%261\"");
    }

    @Test
    void leadsNowhereElse() throws Exception {
        assertThat(get("/connect/oauth2/authorize?redirect_uri=javascript%3Aalert(1)&state=s"))
                .doesNotContain("<a ");
    }

    private static Outcome send(String openid) {
        var message = new Message(new OpenId(MINI, openid), "template-1", "pages/case?id=1", Map.of("thing1", "路灯已修好"));
        return now(gateway.messages().send(message)).outcome();
    }

    private static String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(WECHAT.url() + path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
