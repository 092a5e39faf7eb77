package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.gateway.GatewayFixture.STABLE_TOKEN;
import static village.wechat.gateway.GatewayFixture.TEMPLATE;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
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
import village.api.notice.channel.TemplateMessages.Message;

class WxJavaTemplateMessagesTest {
    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    @Test
    void sendsAMessageAsDocumented() {
        WECHAT.answer(TEMPLATE, "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":200228332}");
        assertThat(sendFrom("wxservice01")).isEqualTo(Outcome.SENT);
        WECHAT.wechat.verify(
                1,
                postRequestedFor(urlPathEqualTo(TEMPLATE))
                        .withQueryParam("access_token", equalTo("token-one"))
                        .withRequestBody(equalToJson("""
                                {"touser":"o-follower","template_id":"template-1","url":"https://village.example/h5/#/notices",
                                 "data":{"thing1":{"value":"路灯已修好"}}}
                                """, true, true)));
    }

    @ParameterizedTest
    @CsvSource({
        "43101, REFUSED",
        "-1, TRY_LATER",
        "45009, TRY_LATER",
        "40164, TRY_LATER",
        "42001, TRY_LATER",
        "40003, IMPOSSIBLE",
        "40037, IMPOSSIBLE",
        "43004, IMPOSSIBLE",
        "47003, IMPOSSIBLE",
        "48001, IMPOSSIBLE"
    })
    void tellsWhatBecameOfIt(int code, Outcome outcome) {
        WECHAT.answerCode(TEMPLATE, code);
        assertThat(sendFrom("wxservice01")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{}", "[]", "<xml></xml>", "{\"errcode\":\"many\"}"})
    void doesNotKnowAfterGarbageAndDoesNotRepeat(String body) {
        WECHAT.answer(TEMPLATE, body);
        assertThat(sendFrom("wxservice01")).isEqualTo(Outcome.UNKNOWN);
        assertThat(WECHAT.asked(TEMPLATE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 429, 500, 503})
    void doesNotKnowAfterAnotherStatus(int status) {
        WECHAT.answer(TEMPLATE, aResponse().withStatus(status).withHeader("Location", "/elsewhere"));
        assertThat(sendFrom("wxservice01")).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void doesNotKnowWhenTheLineBreaksAndDoesNotRepeat(Fault fault) {
        WECHAT.answer(TEMPLATE, aResponse().withFault(fault));
        assertThat(sendFrom("wxservice01")).isEqualTo(Outcome.UNKNOWN);
        assertThat(WECHAT.asked(TEMPLATE)).isEqualTo(1);
    }

    @Test
    void doesNotKnowWhenWechatIsSilent() {
        WECHAT.answer(TEMPLATE, okJson("{\"errcode\":0}").withFixedDelay(3_000));
        assertThat(sendFrom("wxservice01")).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void triesLaterWithoutSendingWhenThereIsNoToken() {
        WECHAT.answerCode(STABLE_TOKEN, 45009);
        assertThat(sendFrom("wxservice01")).isEqualTo(Outcome.TRY_LATER);
        assertThat(WECHAT.asked(TEMPLATE)).isZero();
    }

    @Test
    void isImpossibleFromSubscriptionAccountsAndWhoeverMayNot() {
        var all = EnumSet.allOf(WechatAccount.Capability.class);
        WECHAT.accounts.with(new WechatAccount("wxsubscription", WechatAccount.Kind.SUBSCRIPTION, all, "s"));
        WECHAT.accounts.with(new WechatAccount("wxuncertified", WechatAccount.Kind.SERVICE, Set.of(), "s"));
        assertThat(EnumSet.of(
                        sendFrom("wxsubscription"),
                        sendFrom("wxuncertified"),
                        sendFrom("wxmini01"),
                        sendFrom("wxunknown")))
                .containsExactly(Outcome.IMPOSSIBLE);
        assertThat(WECHAT.wechat.getAllServeEvents()).isEmpty();
    }

    private static Outcome sendFrom(String appId) {
        var message = new Message(
                new OpenId(appId, "o-follower"),
                "template-1",
                "https://village.example/h5/#/notices",
                Map.of("thing1", "路灯已修好"));
        return WECHAT.here().templates().send(message).map(Receipt::outcome).block(Duration.ofSeconds(8));
    }
}
