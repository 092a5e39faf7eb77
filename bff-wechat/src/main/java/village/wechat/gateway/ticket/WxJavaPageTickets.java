package village.wechat.gateway.ticket;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Clock;
import java.time.Instant;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.wechat.account.script.PageTickets;
import village.wechat.gateway.AccessToken;
import village.wechat.gateway.AccessTokenStore;
import village.wechat.gateway.AccessTokens;
import village.wechat.gateway.CallKind;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatFailure;
import village.wechat.gateway.WechatGateway;

/** Tickets by WxJava's calls, kept as access tokens are: its own keeping is for one instance only. */
public final class WxJavaPageTickets implements PageTickets {
    private static final int NOT_AUTHORIZED = 48001;

    private final WechatGateway gateway;
    private final AccessTokens tickets;
    private final Clock clock;
    private final String url;

    public WxJavaPageTickets(WechatGateway gateway, AccessTokenStore store, String api, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
        this.url = api + "/cgi-bin/ticket/getticket?type=jsapi";
        this.tickets = new AccessTokens(new SharedTickets(store), (account, force) -> request(account), clock);
    }

    @Override
    public Mono<String> current(WechatAccount account) {
        return tickets.current(account)
                .map(AccessToken::value)
                .onErrorMap(WechatFailure.class, WxJavaPageTickets::toRefusal);
    }

    private Mono<AccessToken> request(WechatAccount account) {
        return Mono.defer(() -> {
            var began = clock.instant();
            return gateway.withTokenOfficial(account, CallKind.PAGE_TICKET, service -> asked(service, began));
        });
    }

    private AccessToken asked(WxMpService service, Instant began) throws WxErrorException {
        JsonObject answer = JsonParser.parseString(service.get(url, null)).getAsJsonObject();
        return new AccessToken(
                answer.get("ticket").getAsString(),
                began.plusSeconds(answer.get("expires_in").getAsLong()));
    }

    private static Refusal toRefusal(WechatFailure failure) {
        return failure.code() == NOT_AUTHORIZED
                ? Refusal.of(Reason.WECHAT_CAPABILITY_MISSING)
                : Refusal.of(Reason.WECHAT_UNAVAILABLE);
    }
}
