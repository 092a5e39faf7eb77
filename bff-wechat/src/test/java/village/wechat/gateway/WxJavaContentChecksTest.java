package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.Unavailable;
import village.api.attachment.ContentChecks.MediaKind;

class WxJavaContentChecksTest {
    private static final String CHECK = "/wxa/media_check_async";

    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    @ParameterizedTest
    @CsvSource({"IMAGE, 2", "VOICE, 1"})
    void handsAMediumInAsDocumented(MediaKind kind, int number) {
        WECHAT.answer(CHECK, "{\"errcode\":0,\"errmsg\":\"ok\",\"trace_id\":\"trace-1\"}");
        assertThat(submit(kind)).isEqualTo("trace-1");
        WECHAT.wechat.verify(
                1, postRequestedFor(urlPathEqualTo(CHECK)).withRequestBody(equalToJson("""
                        {"media_url":"https://village.example/a/1","media_type":%d,"version":2,
                         "openid":"openid-of-somebody","scene":3}
                        """.formatted(number))));
    }

    @ParameterizedTest
    @ValueSource(ints = {40003, 40129, 43104, 48001, 61010})
    void leavesToPeopleWhatWechatWillNotCheck(int code) {
        WECHAT.answerCode(CHECK, code);
        assertThat(submit(MediaKind.IMAGE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 45009, 45011, 42001})
    void isUnavailableWhileWechatIsBusy(int code) {
        WECHAT.answerCode(CHECK, code);
        assertThatThrownBy(() -> submit(MediaKind.IMAGE)).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isUnavailableWhenTheLineBreaks(Fault fault) {
        WECHAT.answer(CHECK, aResponse().withFault(fault));
        assertThatThrownBy(() -> submit(MediaKind.IMAGE)).isInstanceOf(Unavailable.class);
    }

    @Test
    void isUnavailableWithoutATraceId() {
        WECHAT.answer(CHECK, "{\"errcode\":0}");
        assertThatThrownBy(() -> submit(MediaKind.IMAGE)).isInstanceOf(Unavailable.class);
    }

    private static String submit(MediaKind kind) {
        return WECHAT.here()
                .checks()
                .submit(GatewayFixture.USER, "https://village.example/a/1", kind)
                .block(Duration.ofSeconds(8));
    }
}
