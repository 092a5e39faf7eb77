package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.gateway.GatewayFixture.CUSTOM;
import static village.wechat.gateway.GatewayFixture.STABLE_TOKEN;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.identity.OpenId;
import village.wechat.account.LateReplies.Outcome;

class WxJavaCustomerMessagesTest {
    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    @Test
    void sendsATextAsDocumented() {
        WECHAT.answerCode(CUSTOM, 0);
        assertThat(sendFrom("wxservice01")).isEqualTo(Outcome.SENT);
        WECHAT.wechat.verify(
                1,
                postRequestedFor(urlPathEqualTo(CUSTOM))
                        .withQueryParam("access_token", equalTo("token-one"))
                        .withRequestBody(equalToJson("""
                                {"touser":"o-follower","msgtype":"text","text":{"content":"路灯修好了😀\\n𠮷"}}
                                """, true, true)));
    }

    @ParameterizedTest
    @CsvSource({
        "45015, REFUSED",
        "45047, REFUSED",
        "43101, REFUSED",
        "-1, TRY_LATER",
        "45009, TRY_LATER",
        "40164, TRY_LATER",
        "42001, TRY_LATER",
        "40003, IMPOSSIBLE",
        "48001, IMPOSSIBLE"
    })
    void tellsWhatBecameOfIt(int code, Outcome outcome) {
        WECHAT.answerCode(CUSTOM, code);
        assertThat(sendFrom("wxservice01")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{}", "[]", "<xml></xml>", "{\"errcode\":\"many\"}"})
    void doesNotKnowAfterGarbageAndDoesNotRepeat(String body) {
        WECHAT.answer(CUSTOM, body);
        assertThat(sendFrom("wxservice01")).isEqualTo(Outcome.UNKNOWN);
        assertThat(WECHAT.asked(CUSTOM)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void doesNotKnowWhenTheLineBreaksAndDoesNotRepeat(Fault fault) {
        WECHAT.answer(CUSTOM, aResponse().withFault(fault));
        assertThat(sendFrom("wxservice01")).isEqualTo(Outcome.UNKNOWN);
        assertThat(WECHAT.asked(CUSTOM)).isEqualTo(1);
    }

    @Test
    void doesNotKnowWhenWechatIsSilent() {
        WECHAT.answer(CUSTOM, okJson("{\"errcode\":0}").withFixedDelay(3_000));
        assertThat(sendFrom("wxservice01")).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void triesLaterWithoutSendingWhenThereIsNoToken() {
        WECHAT.answerCode(STABLE_TOKEN, 45009);
        assertThat(sendFrom("wxservice01")).isEqualTo(Outcome.TRY_LATER);
        assertThat(WECHAT.asked(CUSTOM)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wxmini01", "wxunknown"})
    void isImpossibleFromWhatIsNoPublicAccount(String appId) {
        assertThat(sendFrom(appId)).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(WECHAT.wechat.getAllServeEvents()).isEmpty();
    }

    private static Outcome sendFrom(String appId) {
        return WECHAT.here()
                .lateReplies()
                .send(new OpenId(appId, "o-follower"), "路灯修好了😀\n𠮷")
                .block(Duration.ofSeconds(8));
    }
}
