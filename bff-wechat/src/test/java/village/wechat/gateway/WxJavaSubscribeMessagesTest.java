package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.gateway.GatewayFixture.MESSAGE;
import static village.wechat.gateway.GatewayFixture.STABLE_TOKEN;
import static village.wechat.gateway.GatewayFixture.SUBSCRIBE;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.identity.OpenId;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.Receipt;
import village.api.notice.channel.SubscribeMessages.Message;

class WxJavaSubscribeMessagesTest {
    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    @Test
    void sendsAMessageAsDocumented() {
        WECHAT.answerCode(SUBSCRIBE, 0);
        assertThat(send()).isEqualTo(Outcome.SENT);
        WECHAT.wechat.verify(
                1,
                postRequestedFor(urlPathEqualTo(SUBSCRIBE))
                        .withQueryParam("access_token", equalTo("token-one"))
                        .withRequestBody(equalToJson("""
                                {"touser":"openid-of-somebody","template_id":"template-1","page":"pages/case?id=1",
                                 "data":{"thing1":{"value":"路灯已修好"},"date2":{"value":"2026-11-22 09:30"}}}
                                """, true, true)));
    }

    /** WeChat reports by that number; it is larger than a double holds. */
    @Test
    void remembersHowWechatNamesTheMessage() {
        WECHAT.answer(SUBSCRIBE, "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":1864323726461255681}");
        assertThat(WECHAT.here().messages().send(MESSAGE).block(Duration.ofSeconds(8)))
                .isEqualTo(Receipt.sent("1864323726461255681"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"msgid\":null", ",\"msgid\":\"\"", ",\"msgid\":{}"})
    void needsNoName(String name) {
        WECHAT.answer(SUBSCRIBE, "{\"errcode\":0,\"errmsg\":\"ok\"" + name + "}");
        assertThat(WECHAT.here().messages().send(MESSAGE).block(Duration.ofSeconds(8)))
                .isEqualTo(Receipt.of(Outcome.SENT));
    }

    @ParameterizedTest
    @CsvSource({
        "43101, REFUSED",
        "-1, TRY_LATER",
        "45009, TRY_LATER",
        "45011, TRY_LATER",
        "43108, TRY_LATER",
        "40164, TRY_LATER",
        "40003, IMPOSSIBLE",
        "40037, IMPOSSIBLE",
        "47003, IMPOSSIBLE",
        "41030, IMPOSSIBLE",
        "43107, IMPOSSIBLE",
        "45168, IMPOSSIBLE",
        "48001, IMPOSSIBLE"
    })
    void tellsWhatBecameOfIt(int code, Outcome outcome) {
        WECHAT.answerCode(SUBSCRIBE, code);
        assertThat(send()).isEqualTo(outcome);
        assertThat(WECHAT.asked(SUBSCRIBE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{}", "[]", "<xml></xml>", "{\"errcode\":\"many\"}"})
    void doesNotKnowAfterGarbage(String body) {
        WECHAT.answer(SUBSCRIBE, body);
        assertThat(send()).isEqualTo(Outcome.UNKNOWN);
        assertThat(WECHAT.asked(SUBSCRIBE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 429, 500, 502, 503})
    void doesNotKnowAfterAnotherStatusAndDoesNotRepeat(int status) {
        WECHAT.answer(SUBSCRIBE, aResponse().withStatus(status).withHeader("Location", "/elsewhere"));
        assertThat(send()).isEqualTo(Outcome.UNKNOWN);
        assertThat(WECHAT.wechat.getAllServeEvents()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void doesNotKnowWhenTheLineBreaksAndDoesNotRepeat(Fault fault) {
        WECHAT.answer(SUBSCRIBE, aResponse().withFault(fault));
        assertThat(send()).isEqualTo(Outcome.UNKNOWN);
        assertThat(WECHAT.asked(SUBSCRIBE)).isEqualTo(1);
    }

    @Test
    void doesNotKnowWhenWechatIsSilent() {
        WECHAT.answer(SUBSCRIBE, okJson("{\"errcode\":0}").withFixedDelay(3_000));
        assertThat(send()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void doesNotKnowWhenTheAnswerDrips() {
        WECHAT.drip(SUBSCRIBE);
        assertThat(send()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void triesLaterWhenNobodyListens() {
        WECHAT.answerCode(SUBSCRIBE, 0);
        send();
        WECHAT.wechat.stop();
        assertThat(send()).isEqualTo(Outcome.TRY_LATER);
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 40014, 42001})
    void fetchesAnotherTokenOnceWhenTheFirstOneDied(int code) {
        refuseToken("token-one", code);
        acceptToken("token-two");
        send(Outcome.TRY_LATER);
        WECHAT.answerToken("token-two");
        send(Outcome.SENT);
        assertThat(WECHAT.asked(SUBSCRIBE)).isEqualTo(4);
    }

    @Test
    void triesLaterWhenEveryTokenIsRefused() {
        WECHAT.answerCode(SUBSCRIBE, 42001);
        assertThat(send()).isEqualTo(Outcome.TRY_LATER);
        assertThat(WECHAT.asked(SUBSCRIBE)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40013, 40125, 40164, 45009, 50004, 50007})
    void triesLaterWithoutSendingWhenThereIsNoToken(int code) {
        WECHAT.answerCode(STABLE_TOKEN, code);
        assertThat(send()).isEqualTo(Outcome.TRY_LATER);
        assertThat(WECHAT.asked(SUBSCRIBE)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void triesLaterWithoutSendingWhenTheTokensLineBreaks(Fault fault) {
        WECHAT.answer(STABLE_TOKEN, aResponse().withFault(fault));
        assertThat(send()).isEqualTo(Outcome.TRY_LATER);
        assertThat(WECHAT.asked(SUBSCRIBE)).isZero();
    }

    @Test
    void isImpossibleFromAnAccountThatMayNotOrDoesNotExist() {
        var poor = new WechatAccount("wxpoor", WechatAccount.Kind.MINI_PROGRAM, Set.of(), "s");
        WECHAT.accounts.with(poor);
        assertThat(EnumSet.of(sendFrom("wxpoor"), sendFrom("wxunknown"))).containsExactly(Outcome.IMPOSSIBLE);
        assertThat(WECHAT.wechat.getAllServeEvents()).isEmpty();
    }

    private static void refuseToken(String token, int code) {
        WECHAT.wechat.stubFor(post(urlPathEqualTo(SUBSCRIBE))
                .withQueryParam("access_token", equalTo(token))
                .willReturn(okJson("{\"errcode\":" + code + ",\"errmsg\":\"expired\"}")));
    }

    private static void acceptToken(String token) {
        WECHAT.wechat.stubFor(post(urlPathEqualTo(SUBSCRIBE))
                .withQueryParam("access_token", equalTo(token))
                .willReturn(okJson("{\"errcode\":0,\"errmsg\":\"ok\"}")));
    }

    private static Outcome sendFrom(String appId) {
        var message = new Message(new OpenId(appId, "openid"), MESSAGE.templateId(), MESSAGE.page(), MESSAGE.data());
        return WECHAT.here().messages().send(message).map(Receipt::outcome).block(Duration.ofSeconds(8));
    }

    private static void send(Outcome expected) {
        assertThat(send()).isEqualTo(expected);
    }

    private static Outcome send() {
        return WECHAT.here().messages().send(MESSAGE).map(Receipt::outcome).block(Duration.ofSeconds(8));
    }
}
