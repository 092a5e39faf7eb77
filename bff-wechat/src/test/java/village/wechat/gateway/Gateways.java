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
        var settings = new WechatSettings(
                URI.create(url),
                URI.create(url),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                4,
                16,
                8,
                50,
                Duration.ofSeconds(1));
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
