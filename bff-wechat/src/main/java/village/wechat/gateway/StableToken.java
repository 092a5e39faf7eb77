package village.wechat.gateway;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Clock;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.SimplePostRequestExecutor;
import reactor.core.publisher.Mono;

/**
 * Asks WeChat for an account's stable token: the same one for everybody until it is about to die, and apart from the
 * plain token other software of the operator may use.
 */
final class StableToken {
    private final Calls calls;
    private final Wire wire;
    private final String url;
    private final Clock clock;

    StableToken(Calls calls, Wire wire, String api, Clock clock) {
        this.calls = calls;
        this.wire = wire;
        this.url = api + "/cgi-bin/stable_token";
        this.clock = clock;
    }

    /** @param force makes WeChat replace a living token; it allows that 20 times a day */
    Mono<AccessToken> request(WechatAccount account, boolean force) {
        return calls.call(account.appId(), CallKind.TOKEN, () -> asked(account, force));
    }

    private AccessToken asked(WechatAccount account, boolean force) throws WxErrorException, IOException {
        var request = new JsonObject();
        request.addProperty("grant_type", "client_credential");
        request.addProperty("appid", account.appId());
        request.addProperty("secret", account.secret());
        request.addProperty("force_refresh", force);
        var began = clock.instant();
        var answer = SimplePostRequestExecutor.create(wire).execute(url, request.toString(), WxType.MiniApp);
        var token = WxAccessToken.fromJson(answer);
        return new AccessToken(token.getAccessToken(), began.plusSeconds(token.getExpiresIn()));
    }
}
