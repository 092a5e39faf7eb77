package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.identity.OpenId;
import village.api.identity.PhoneNumber;
import village.api.identity.WechatLogin;

class WxJavaLoginsTest {
    private static final String SESSION = "/sns/jscode2session";
    private static final String OAUTH = "/sns/oauth2/access_token";
    private static final String PHONE = "/wxa/business/getuserphonenumber";

    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    @Test
    void signsInWithOneRequestAndNoToken() {
        WECHAT.answer(SESSION, "{\"session_key\":\"c2Vzc2lvbg==\",\"openid\":\"o-1\",\"unionid\":\"u-1\"}");
        assertThat(miniProgram("wxmini01", "code-1"))
                .isEqualTo(new WechatLogin(new OpenId("wxmini01", "o-1"), Optional.of("u-1")));
        WECHAT.wechat.verify(
                1,
                getRequestedFor(urlPathEqualTo(SESSION))
                        .withQueryParam("appid", equalTo("wxmini01"))
                        .withQueryParam("secret", equalTo(GatewayFixture.SECRET))
                        .withQueryParam("js_code", equalTo("code-1"))
                        .withQueryParam("grant_type", equalTo("authorization_code")));
        assertThat(WECHAT.asked("/cgi-bin/token")).isZero();
        assertThat(WECHAT.asked(GatewayFixture.STABLE_TOKEN)).isZero();
    }

    @Test
    void signsInWithoutUnionId() {
        WECHAT.answer(SESSION, "{\"session_key\":\"c2Vzc2lvbg==\",\"openid\":\"o-1\"}");
        assertThat(miniProgram("wxmini01", "code-1").unionId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "40029, SESSION_CODE_INVALID",
        "40163, SESSION_CODE_INVALID",
        "42003, SESSION_CODE_INVALID",
        "40226, SESSION_USER_BLOCKED",
        "45011, REQUEST_TOO_MANY"
    })
    void refusesWhatWechatRefuses(int code, Reason reason) {
        WECHAT.answerCode(SESSION, code);
        assertThat(refusal(() -> miniProgram("wxmini01", "code-1"))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40013, 40125, 40164, 50002})
    void isUnavailableAfterOneRequestWhenWechatIsUnwell(int code) {
        WECHAT.answerCode(SESSION, code);
        assertThatThrownBy(() -> miniProgram("wxmini01", "code-1")).isInstanceOf(Unavailable.class);
        assertThat(WECHAT.asked(SESSION)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{}", "[]", "<html>busy</html>", "{\"openid\":\"\"}"})
    void isUnavailableOnGarbage(String body) {
        WECHAT.answer(SESSION, body);
        assertThatThrownBy(() -> miniProgram("wxmini01", "code-1")).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isUnavailableWhenTheLineBreaks(Fault fault) {
        WECHAT.answer(SESSION, aResponse().withFault(fault));
        assertThatThrownBy(() -> miniProgram("wxmini01", "code-1")).isInstanceOf(Unavailable.class);
        assertThat(WECHAT.asked(SESSION)).isEqualTo(1);
    }

    @Test
    void isUnavailableInTimeWhenTheAnswerDrips() {
        WECHAT.drip(SESSION);
        assertThatThrownBy(() -> miniProgram("wxmini01", "code-1")).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a&appid=wx2", "a%26", "码", "a\nb"})
    void neverSendsACodeThatIsNone(String code) {
        assertThat(refusal(() -> miniProgram("wxmini01", code))).isEqualTo(Reason.SESSION_CODE_INVALID);
        assertThat(refusal(() -> page("wxservice01", code))).isEqualTo(Reason.SESSION_CODE_INVALID);
        assertThat(refusal(() -> phone(code))).isEqualTo(Reason.PHONE_CODE_INVALID);
        assertThat(WECHAT.wechat.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wxunknown", "wxservice01"})
    void refusesAnAccountThatIsNoMiniProgramOfOurs(String appId) {
        assertThat(refusal(() -> miniProgram(appId, "code-1"))).isEqualTo(Reason.WECHAT_ACCOUNT_UNKNOWN);
    }

    @Test
    void signsInOnAPage() {
        WECHAT.answer(OAUTH, """
                {"access_token":"a","expires_in":7200,"refresh_token":"r","openid":"o-2","scope":"snsapi_base"}
                """);
        assertThat(page("wxservice01", "code-2"))
                .isEqualTo(new WechatLogin(new OpenId("wxservice01", "o-2"), Optional.empty()));
        assertThat(WECHAT.asked(GatewayFixture.STABLE_TOKEN)).isZero();
    }

    @Test
    void refusesASnapshotUser() {
        WECHAT.answer(OAUTH, """
                {"access_token":"a","expires_in":7200,"refresh_token":"r","openid":"o-2","scope":"snsapi_base",
                 "is_snapshotuser":1,"unionid":"shared"}
                """);
        assertThat(refusal(() -> page("wxservice01", "code-2"))).isEqualTo(Reason.SESSION_SNAPSHOT_USER);
    }

    @ParameterizedTest
    @CsvSource({"40029, SESSION_CODE_INVALID", "40163, SESSION_CODE_INVALID", "45011, REQUEST_TOO_MANY"})
    void refusesOnAPageWhatWechatRefuses(int code, Reason reason) {
        WECHAT.answerCode(OAUTH, code);
        assertThat(refusal(() -> page("wxservice01", "code-2"))).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isUnavailableOnAPageWhenTheLineBreaks(Fault fault) {
        WECHAT.answer(OAUTH, aResponse().withFault(fault));
        assertThatThrownBy(() -> page("wxservice01", "code-2")).isInstanceOf(Unavailable.class);
    }

    @Test
    void asksForThePhoneNumberOfThisVeryUser() {
        WECHAT.answer(PHONE, """
                {"errcode":0,"errmsg":"ok","phone_info":{"phoneNumber":"13700009050","purePhoneNumber":"13700009050",
                 "countryCode":"86","watermark":{"timestamp":1637744274,"appid":"wxmini01"}}}
                """);
        assertThat(phone("phonecode1")).isEqualTo(new PhoneNumber("13700009050"));
        WECHAT.wechat.verify(
                1,
                postRequestedFor(urlPathEqualTo(PHONE))
                        .withQueryParam("access_token", equalTo("token-one"))
                        .withRequestBody(equalToJson("{\"code\":\"phonecode1\",\"openid\":\"openid-of-somebody\"}")));
    }

    @ParameterizedTest
    @CsvSource({"40029, PHONE_CODE_INVALID", "40163, PHONE_CODE_INVALID", "45011, REQUEST_TOO_MANY"})
    void refusesThePhoneCodeWechatRefuses(int code, Reason reason) {
        WECHAT.answerCode(PHONE, code);
        assertThat(refusal(() -> phone("phonecode1"))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"errcode\":0}", "{\"errcode\":0,\"phone_info\":{}}", "garbage"})
    void isUnavailableOnPhoneGarbage(String body) {
        WECHAT.answer(PHONE, body);
        assertThatThrownBy(() -> phone("phonecode1")).isInstanceOf(Unavailable.class);
    }

    private static Reason refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        var failure = catchThrowable(call);
        assertThat(failure).isInstanceOf(Refusal.class);
        return ((Refusal) failure).reason();
    }

    private static WechatLogin miniProgram(String appId, String code) {
        return now(WECHAT.here().logins().ofMiniProgram(appId, code));
    }

    private static WechatLogin page(String appId, String code) {
        return now(WECHAT.here().logins().ofPage(appId, code));
    }

    private static PhoneNumber phone(String code) {
        return now(WECHAT.here().logins().phone(GatewayFixture.USER, code));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(5));
    }
}
