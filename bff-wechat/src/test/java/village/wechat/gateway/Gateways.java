package village.wechat.gateway;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import village.api.attachment.ContentChecks;
import village.api.identity.WechatLogins;
import village.api.notice.channel.CustomerMessages;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.TemplateMessages;
import village.wechat.account.LateReplies;

/** The real gateway, assembled for tests of other modules. */
public final class Gateways implements AutoCloseable {
    private final Calls calls;
    private final Wire wire;
    private final WechatAccounts accounts;
    private final WechatGateway gateway;

    public Gateways(String url, WechatAccounts accounts, AccessTokenStore store) {
        this(settings(url, Duration.ofSeconds(3), 50, Duration.ofSeconds(1)), accounts, store);
    }

    /** Waits for a silent WeChat 300 ms, gives up on it after two of four calls, and sounds five times a second. */
    public static Gateways impatient(String url, WechatAccounts accounts, AccessTokenStore store) {
        return new Gateways(settings(url, Duration.ofMillis(300), 4, Duration.ofMillis(200)), accounts, store);
    }

    private static WechatSettings settings(String url, Duration silence, int breakerWindow, Duration breakerPause) {
        var address = URI.create(url);
        return new WechatSettings(
                address,
                address,
                Duration.ofSeconds(1),
                silence,
                Duration.ofSeconds(5),
                4,
                16,
                8,
                breakerWindow,
                breakerPause);
    }

    private Gateways(WechatSettings settings, WechatAccounts accounts, AccessTokenStore store) {
        this.accounts = accounts;
        this.wire = new Wire(settings);
        this.calls = new Calls(settings);
        var stable = new StableToken(calls, wire, settings.api(), Clock.systemUTC());
        this.gateway =
                new WechatGateway(calls, wire, new AccessTokens(store, stable::request, Clock.systemUTC()), settings);
    }

    public WechatLogins logins() {
        return new WxJavaLogins(accounts, gateway);
    }

    public SubscribeMessages messages() {
        return new WxJavaSubscribeMessages(accounts, gateway);
    }

    public LateReplies lateReplies() {
        return new WxJavaCustomerMessages(accounts, gateway);
    }

    public CustomerMessages customers() {
        return new GatewayWiring().customerMessages(lateReplies());
    }

    public TemplateMessages templates() {
        return new WxJavaTemplateMessages(accounts, gateway);
    }

    public ContentChecks checks() {
        return new WxJavaContentChecks(accounts, gateway);
    }

    @Override
    public void close() throws IOException {
        calls.close();
        wire.close();
    }
}
