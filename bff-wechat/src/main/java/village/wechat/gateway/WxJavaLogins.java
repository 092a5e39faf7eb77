package village.wechat.gateway;

import cn.binarywang.wx.miniapp.bean.WxMaJscode2SessionResult;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.bean.oauth2.WxOAuth2AccessToken;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.identity.OpenId;
import village.api.identity.PhoneNumber;
import village.api.identity.WechatLogin;
import village.api.identity.WechatLogins;

/** Logins by WxJava. */
final class WxJavaLogins implements WechatLogins {
    private static final String PHONE_URL = "https://api.weixin.qq.com/wxa/business/getuserphonenumber";
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_-]{1,256}");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final WechatAccounts accounts;
    private final WechatGateway gateway;

    WxJavaLogins(WechatAccounts accounts, WechatGateway gateway) {
        this.accounts = accounts;
        this.gateway = gateway;
    }

    @Override
    public Mono<WechatLogin> ofMiniProgram(String appId, String code) {
        return existing(appId, WechatAccount.Kind.MINI_PROGRAM)
                .doOnNext(account -> requireWellFormed(code, Reason.SESSION_CODE_INVALID))
                .flatMap(account -> gateway.plainly(
                        account,
                        CallKind.LOGIN,
                        service -> toLogin(appId, service.getUserService().getSessionInfo(code))))
                .onErrorMap(WechatFailure.class, failure -> said(failure, Reason.SESSION_CODE_INVALID));
    }

    @Override
    public Mono<WechatLogin> ofPage(String appId, String code) {
        return existing(appId, WechatAccount.Kind.SERVICE)
                .doOnNext(account -> requireWellFormed(code, Reason.SESSION_CODE_INVALID))
                .flatMap(account -> gateway.plainlyOfficial(
                        account,
                        CallKind.PAGE_LOGIN,
                        service -> toLogin(appId, service.getOAuth2Service().getAccessToken(code))))
                .map(login -> login.orElseThrow(() -> Refusal.of(Reason.SESSION_SNAPSHOT_USER)))
                .onErrorMap(WechatFailure.class, failure -> said(failure, Reason.SESSION_CODE_INVALID));
    }

    @Override
    public Mono<PhoneNumber> phone(OpenId user, String phoneCode) {
        var request = new JsonObject();
        request.addProperty("code", phoneCode);
        request.addProperty("openid", user.value());
        return existing(user.appId(), WechatAccount.Kind.MINI_PROGRAM)
                .doOnNext(account -> requireWellFormed(phoneCode, Reason.PHONE_CODE_INVALID))
                .flatMap(account -> gateway.withToken(
                        account, CallKind.PHONE, service -> purePhoneNumber(service.post(PHONE_URL, request))))
                .onErrorMap(WechatFailure.class, failure -> said(failure, Reason.PHONE_CODE_INVALID))
                .map(PhoneNumber::new);
    }

    private Mono<WechatAccount> existing(String appId, WechatAccount.Kind kind) {
        return accounts.byAppId(appId)
                .filter(account -> account.kind() == kind)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_ACCOUNT_UNKNOWN)));
    }

    /** Codes go into the address as they are, so nothing else may. */
    private static void requireWellFormed(String code, Reason otherwise) {
        if (!CODE.matcher(code).matches()) {
            throw Refusal.of(otherwise);
        }
    }

    private static WechatLogin toLogin(String appId, WxMaJscode2SessionResult session) {
        return new WechatLogin(new OpenId(appId, session.getOpenid()), present(session.getUnionid()));
    }

    /** Empty for a snapshot user: a made-up identity that several people share. */
    private static Optional<WechatLogin> toLogin(String appId, WxOAuth2AccessToken granted) {
        var login = new WechatLogin(new OpenId(appId, granted.getOpenId()), present(granted.getUnionId()));
        return Integer.valueOf(1).equals(granted.getSnapshotUser()) ? Optional.empty() : Optional.of(login);
    }

    private static Optional<String> present(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static String purePhoneNumber(String answer) {
        return JsonParser.parseString(answer)
                .getAsJsonObject()
                .getAsJsonObject("phone_info")
                .get("purePhoneNumber")
                .getAsString();
    }

    private static RuntimeException said(WechatFailure failure, Reason codeInvalid) {
        return switch (failure.code()) {
            case ErrorCodes.CODE_INVALID, ErrorCodes.CODE_USED, ErrorCodes.CODE_EXPIRED, ErrorCodes.OPENID_INVALID ->
                Refusal.of(codeInvalid);
            case ErrorCodes.USER_BLOCKED -> Refusal.of(Reason.SESSION_USER_BLOCKED);
            case ErrorCodes.TOO_FREQUENT -> Refusal.retryAfter(Reason.REQUEST_TOO_MANY, MINUTE);
            default -> new Unavailable("wechat", failure);
        };
    }
}
