package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.identity.OpenId;
import village.api.identity.WechatLogin;

class WxJavaFollowerLoginsTest {
    private static final String INFO = "/cgi-bin/user/info";
    private static final OpenId FOLLOWER = new OpenId("wxservice01", "openid-of-somebody");

    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    @Test
    void learnsTheUnionIdAsDocumented() {
        WECHAT.answer(INFO, "{\"subscribe\":1,\"openid\":\"openid-of-somebody\",\"unionid\":\"union-1\"}");
        assertThat(login(FOLLOWER).unionId()).contains("union-1");
        WECHAT.wechat.verify(
                1,
                getRequestedFor(urlPathEqualTo(INFO))
                        .withQueryParam("access_token", equalTo("token-one"))
                        .withQueryParam("openid", equalTo("openid-of-somebody")));
    }

    @Test
    void knowsWhoHasNone() {
        WECHAT.answer(INFO, "{\"subscribe\":1,\"openid\":\"openid-of-somebody\",\"unionid\":\"\"}");
        assertThat(login(FOLLOWER).unionId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40003, 45009, 48001})
    void doesWithoutWhereWechatRefuses(int code) {
        WECHAT.answerCode(INFO, code);
        assertThat(login(FOLLOWER)).isNull();
    }

    @Test
    void doesNotWaitForASlowAnswer() {
        WECHAT.answer(INFO, okJson("{\"unionid\":\"union-1\"}").withFixedDelay(2_500));
        assertThat(login(FOLLOWER)).isNull();
    }

    @Test
    void asksNobodyForAMiniProgram() {
        assertThat(login(GatewayFixture.USER)).isNull();
        assertThat(WECHAT.wechat.getAllServeEvents()).isEmpty();
    }

    private static @Nullable WechatLogin login(OpenId follower) {
        return WECHAT.here().followerLogins().login(follower).block(Duration.ofSeconds(8));
    }
}
