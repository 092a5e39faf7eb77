package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import village.api.attachment.ContentChecks;
import village.api.identity.FollowerLogins;
import village.api.identity.OpenId;
import village.api.identity.WechatLogins;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.TemplateMessages;
import village.wechat.account.LateReplies;
import village.wechat.dialogue.SentFiles;

/** A WeChat of WireMock and gateways that talk to it over the real WxJava. */
final class GatewayFixture implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final String SECRET = "appsecret0123456789";
    static final String SUBSCRIBE = "/cgi-bin/message/subscribe/send";
    static final String CUSTOM = "/cgi-bin/message/custom/send";
    static final String TEMPLATE = "/cgi-bin/message/template/send";
    static final String SOUNDING = "/cgi-bin/get_api_domain_ip";
    static final String STABLE_TOKEN = "/cgi-bin/stable_token";
    static final WechatAccount MINI_PROGRAM = new WechatAccount(
            "wxmini01", WechatAccount.Kind.MINI_PROGRAM, EnumSet.allOf(WechatAccount.Capability.class), SECRET);
    static final WechatAccount SERVICE = new WechatAccount(
            "wxservice01", WechatAccount.Kind.SERVICE, EnumSet.allOf(WechatAccount.Capability.class), SECRET);
    static final OpenId USER = new OpenId("wxmini01", "openid-of-somebody");
    static final SubscribeMessages.Message MESSAGE = new SubscribeMessages.Message(
            USER, "template-1", "pages/case?id=1", Map.of("thing1", "路灯已修好", "date2", "2026-11-22 09:30"));

    final WireMockServer wechat = new WireMockServer(wireMockConfig().dynamicPort());
    final InMemoryWechatAccounts accounts =
            new InMemoryWechatAccounts().with(MINI_PROGRAM).with(SERVICE);
    InMemoryAccessTokens store = new InMemoryAccessTokens(Clock.systemUTC());

    private Instance instance;

    /** One instance of the software. */
    record Instance(Calls calls, Wire wire, WechatGateway gateway, InMemoryWechatAccounts accounts, String api)
            implements AutoCloseable {
        WechatLogins logins() {
            return new WxJavaLogins(accounts, gateway);
        }

        SubscribeMessages messages() {
            return new WxJavaSubscribeMessages(accounts, gateway);
        }

        FollowerLogins followerLogins() {
            return new WxJavaFollowerLogins(accounts, gateway);
        }

        SentFiles sentFiles() {
            return new WxJavaSentFiles(accounts, gateway, wire, api);
        }

        LateReplies lateReplies() {
            return new WxJavaCustomerMessages(accounts, gateway);
        }

        TemplateMessages templates() {
            return new WxJavaTemplateMessages(accounts, gateway);
        }

        ContentChecks checks() {
            return new WxJavaContentChecks(accounts, gateway);
        }

        @Override
        public void close() throws IOException {
            calls.close();
            wire.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        wechat.start();
        wechat.resetAll();
        store = new InMemoryAccessTokens(Clock.systemUTC());
        answerToken("token-one");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (instance != null) {
            instance.close();
            instance = null;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        wechat.stop();
    }

    /** The instance most tests use. */
    Instance here() {
        if (instance == null) {
            instance = instance(settings(wechat.baseUrl()), store);
        }
        return instance;
    }

    void use(WechatSettings settings) {
        instance = instance(settings, store);
    }

    Instance instance(WechatSettings settings, AccessTokenStore tokens) {
        var wire = new Wire(settings);
        var calls = new Calls(settings);
        var stable = new StableToken(calls, wire, settings.api(), Clock.systemUTC());
        var gateway =
                new WechatGateway(calls, wire, new AccessTokens(tokens, stable::request, Clock.systemUTC()), settings);
        return new Instance(calls, wire, gateway, accounts, settings.api());
    }

    static WechatSettings settings(String url) {
        return settings(url, 8, 50);
    }

    static WechatSettings settings(String url, int together, int breakerWindow) {
        return new WechatSettings(
                URI.create(url),
                URI.create(url),
                Duration.ofMillis(1000),
                Duration.ofMillis(2000),
                Duration.ofMillis(4500),
                8,
                32,
                together,
                breakerWindow,
                Duration.ofMillis(400));
    }

    void answerToken(String token) {
        wechat.stubFor(post(urlPathEqualTo(STABLE_TOKEN))
                .willReturn(okJson("{\"access_token\":\"" + token + "\",\"expires_in\":7200}")));
    }

    void answer(String path, String json) {
        answer(path, okJson(json));
    }

    void answer(String path, ResponseDefinitionBuilder response) {
        wechat.stubFor(any(urlPathEqualTo(path)).willReturn(response));
    }

    void answerCode(String path, int code) {
        answer(path, "{\"errcode\":" + code + ",\"errmsg\":\"some words, rid: 1234\"}");
    }

    /** Answers so slowly that no single silence is long, but the whole never ends in time. */
    void drip(String path) {
        answer(path, aResponse().withBody("{\"errcode\":0,\"errmsg\":\"ok\"}").withChunkedDribbleDelay(27, 8_000));
    }

    /** Takes what it is sent and says nothing, until somebody has long given up. */
    void stall(String path) {
        answer(path, aResponse().withFixedDelay(9_000));
    }

    int asked(String path) {
        return wechat.countRequestsMatching(
                        anyRequestedFor(urlPathEqualTo(path)).build())
                .getCount();
    }
}
