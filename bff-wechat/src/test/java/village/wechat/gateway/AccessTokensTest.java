package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
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
import static village.wechat.gateway.GatewayFixture.settings;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.Receipt;

class AccessTokensTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    @Test
    void asksForTheStableTokenAsDocumented() {
        WECHAT.answerCode(SUBSCRIBE, 0);
        send(WECHAT.here(), 1);
        WECHAT.wechat.verify(1, postRequestedFor(urlPathEqualTo(STABLE_TOKEN)).withRequestBody(equalToJson("""
                        {"grant_type":"client_credential","appid":"wxmini01","secret":"appsecret0123456789",
                         "force_refresh":false}
                        """)));
    }

    @Test
    void asksOnceForTwentyCallsWithoutAToken() {
        WECHAT.use(settings(WECHAT.wechat.baseUrl(), 20, 50));
        WECHAT.answerCode(SUBSCRIBE, 0);
        assertThat(send(WECHAT.here(), 20)).hasSize(20).containsOnly(Outcome.SENT);
        assertThat(WECHAT.asked(STABLE_TOKEN)).isEqualTo(1);
    }

    @Test
    void asksOnceForTwentyCallsWithATokenWechatCallsExpired() {
        WECHAT.use(settings(WECHAT.wechat.baseUrl(), 20, 50));
        takes("token-one");
        send(WECHAT.here(), 1);
        WECHAT.wechat.resetRequests();
        expires("token-one");
        takes("token-two");
        WECHAT.answerToken("token-two");
        assertThat(send(WECHAT.here(), 20)).hasSize(20).containsOnly(Outcome.SENT);
        assertThat(WECHAT.asked(STABLE_TOKEN)).isEqualTo(1);
    }

    @Test
    void sharesTheTokenWithOtherInstances() throws IOException {
        WECHAT.answerCode(SUBSCRIBE, 0);
        send(WECHAT.here(), 1);
        try (var other = WECHAT.instance(settings(WECHAT.wechat.baseUrl()), WECHAT.store.instance())) {
            assertThat(send(other, 3)).containsOnly(Outcome.SENT);
        }
        assertThat(WECHAT.asked(STABLE_TOKEN)).isEqualTo(1);
    }

    @Test
    void letsOneOfTwoInstancesAskAtTheSameTime() throws IOException {
        WECHAT.answer(
                STABLE_TOKEN,
                okJson("{\"access_token\":\"token-one\",\"expires_in\":7200}").withFixedDelay(300));
        WECHAT.answerCode(SUBSCRIBE, 0);
        try (var other = WECHAT.instance(settings(WECHAT.wechat.baseUrl()), WECHAT.store.instance())) {
            var sent = Flux.just(WECHAT.here(), other)
                    .flatMap(instance -> instance.messages().send(MESSAGE).map(Receipt::outcome))
                    .collectList()
                    .block(SOON);
            assertThat(sent).containsExactly(Outcome.SENT, Outcome.SENT);
        }
        assertThat(WECHAT.asked(STABLE_TOKEN)).isEqualTo(1);
    }

    @Test
    void doesWithoutTheSharedStoreWhenItIsDown() {
        WECHAT.store.reachable(false);
        WECHAT.answerCode(SUBSCRIBE, 0);
        assertThat(send(WECHAT.here(), 3)).containsOnly(Outcome.SENT);
        assertThat(WECHAT.asked(STABLE_TOKEN)).isEqualTo(1);
    }

    @Test
    void asksItselfWhenTheInstanceThatWantedToDiesAtIt() {
        WECHAT.store.instance().lease("wxmini01", Duration.ofHours(1)).block(SOON);
        WECHAT.answerCode(SUBSCRIBE, 0);
        assertThat(send(WECHAT.here(), 1)).containsOnly(Outcome.SENT);
    }

    @Test
    void renewsAheadInTheBackgroundAndNotOverAndOver() {
        keep("token-old", Duration.ofMinutes(9));
        WECHAT.answer(STABLE_TOKEN, "{\"access_token\":\"token-old\",\"expires_in\":540}");
        takes("token-old");
        assertThat(send(WECHAT.here(), 1)).containsOnly(Outcome.SENT);
        assertThat(send(WECHAT.here(), 5)).containsOnly(Outcome.SENT);
        Awaitility.await().atMost(SOON).until(() -> WECHAT.asked(STABLE_TOKEN) > 0);
        assertThat(send(WECHAT.here(), 5)).containsOnly(Outcome.SENT);
        assertThat(WECHAT.asked(STABLE_TOKEN)).isLessThanOrEqualTo(2);
    }

    @Test
    void usesTheLastTokenWhenWechatGivesNoOther() {
        WECHAT.answer(STABLE_TOKEN, "{\"access_token\":\"token-last\",\"expires_in\":30}");
        WECHAT.answerCode(SUBSCRIBE, 0);
        send(WECHAT.here(), 1);
        WECHAT.answerCode(STABLE_TOKEN, -1);
        assertThat(send(WECHAT.here(), 1)).containsOnly(Outcome.SENT);
    }

    @Test
    void forcesAnotherTokenOnceWhenWechatKeepsHandingOutADeadOne() {
        expires("token-one");
        takes("token-forced");
        WECHAT.wechat.stubFor(post(urlPathEqualTo(STABLE_TOKEN))
                .withRequestBody(containing("\"force_refresh\":true"))
                .willReturn(okJson("{\"access_token\":\"token-forced\",\"expires_in\":7200}")));
        assertThat(send(WECHAT.here(), 4)).containsOnly(Outcome.SENT);
        WECHAT.wechat.verify(
                1,
                postRequestedFor(urlPathEqualTo(STABLE_TOKEN)).withRequestBody(containing("\"force_refresh\":true")));
    }

    private static void keep(String value, Duration life) {
        WECHAT.store
                .put("wxmini01", new AccessToken(value, Instant.now().plus(life)))
                .block(SOON);
    }

    private static void takes(String token) {
        answer(token, 0);
    }

    private static void expires(String token) {
        answer(token, 42001);
    }

    private static void answer(String token, int code) {
        WECHAT.wechat.stubFor(post(urlPathEqualTo(SUBSCRIBE))
                .withQueryParam("access_token", equalTo(token))
                .willReturn(okJson("{\"errcode\":" + code + ",\"errmsg\":\"\"}")));
    }

    private static List<Outcome> send(GatewayFixture.Instance instance, int times) {
        return Flux.range(0, times)
                .flatMap(number -> instance.messages().send(MESSAGE).map(Receipt::outcome), times)
                .collectList()
                .block(SOON);
    }
}
