package village.wechat.gateway;

import cn.binarywang.wx.miniapp.api.WxMaService;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.service.WxService;
import me.chanjar.weixin.mp.api.WxMpService;
import org.apache.hc.client5.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The one place that calls WxJava's services. Every call fails with a {@link WechatFailure} or not at all, runs at most
 * once, and once more only if WeChat refused its token.
 */
public final class WechatGateway {
    private static final Logger LOG = LoggerFactory.getLogger(WechatGateway.class);
    /** 获取微信 API 服务器 IP: changes nothing, and every account may. */
    private static final String SOUNDING = "/cgi-bin/get_api_domain_ip";

    /** A blocking call on a service. */
    @FunctionalInterface
    public interface Work<S, T> {
        T on(S service) throws WxErrorException;
    }

    private final Calls calls;
    private final Wire wire;
    private final AccessTokens tokens;
    private final String api;
    private final ConcurrentMap<WechatAccount, WxMaService> miniPrograms = new ConcurrentHashMap<>();
    private final ConcurrentMap<WechatAccount, WxMpService> officialAccounts = new ConcurrentHashMap<>();

    WechatGateway(Calls calls, Wire wire, AccessTokens tokens, WechatSettings settings) {
        this.calls = calls;
        this.wire = wire;
        this.tokens = tokens;
        this.api = settings.api();
    }

    /** Asks as a mini-program what needs no access token. */
    <T> Mono<T> plainly(WechatAccount account, CallKind kind, Work<WxMaService, T> work) {
        return calls.call(account.appId(), kind, () -> work.on(miniProgram(account)))
                .doOnError(failure -> note(account, kind, failure));
    }

    /** Asks as a public account what needs no access token. */
    <T> Mono<T> plainlyOfficial(WechatAccount account, CallKind kind, Work<WxMpService, T> work) {
        return calls.call(account.appId(), kind, () -> work.on(officialAccount(account)))
                .doOnError(failure -> note(account, kind, failure));
    }

    /** Asks as a mini-program with its access token. */
    <T> Mono<T> withToken(WechatAccount account, CallKind kind, Work<WxMaService, T> work) {
        return tokened(account, kind, () -> miniProgram(account), work);
    }

    /** Asks as a public account with its access token. */
    public <T> Mono<T> withTokenOfficial(WechatAccount account, CallKind kind, Work<WxMpService, T> work) {
        return tokened(account, kind, () -> officialAccount(account), work);
    }

    /** Who does not know the question is there as well; a gateway that says he is not (5xx) is a failure. */
    private boolean answers(WxService service) throws WxErrorException {
        try {
            service.get(api + SOUNDING, "");
        } catch (UncheckedIOException failure) {
            if (!(failure.getCause() instanceof HttpResponseException told) || told.getStatusCode() >= 500) {
                throw failure;
            }
        }
        return true;
    }

    private <S extends WxService, T> Mono<T> tokened(
            WechatAccount account, CallKind kind, Supplier<S> service, Work<S, T> work) {
        Mono<T> once = calls.call(account.appId(), kind, () -> answers(service.get()), () -> work.on(service.get()));
        return token(tokens.current(account))
                .flatMap(token -> once.onErrorResume(
                        WechatGateway::tokenRefused,
                        refused -> token(tokens.insteadOf(token, account)).then(once)))
                .doOnError(failure -> note(account, kind, failure));
    }

    /** Without a token nothing was sent, however the request for the token ended. */
    private static Mono<AccessToken> token(Mono<AccessToken> asked) {
        return asked.onErrorMap(failure ->
                WechatFailure.notSent("no token: " + WechatFailure.of(failure).getMessage()));
    }

    private static boolean tokenRefused(Throwable failure) {
        return failure instanceof WechatFailure known && ErrorCodes.TOKEN.contains(known.code());
    }

    private WxMaService miniProgram(WechatAccount account) {
        var cell = tokens.cell(account.appId());
        return miniPrograms.computeIfAbsent(
                account,
                known -> new QuietMiniProgram(
                        known, wire, api, () -> cell.token().value()));
    }

    private WxMpService officialAccount(WechatAccount account) {
        var cell = tokens.cell(account.appId());
        return officialAccounts.computeIfAbsent(
                account,
                known -> new QuietOfficialAccount(
                        known, wire, api, () -> cell.token().value()));
    }

    private static void note(WechatAccount account, CallKind kind, Throwable failure) {
        LOG.warn("wechat call failed, kind={}, appId={}, why={}", kind, account.appId(), failure.getMessage());
    }
}
