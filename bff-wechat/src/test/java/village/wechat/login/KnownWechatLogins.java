package village.wechat.login;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.OpenId;
import village.api.identity.PhoneNumber;
import village.api.identity.WechatLogin;
import village.api.identity.WechatLogins;

/** Believes {@code code-<openid>} and, once, {@code phone-<11 digits>}. */
final class KnownWechatLogins implements WechatLogins {
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    @Override
    public Mono<WechatLogin> ofMiniProgram(String appId, String code) {
        return Mono.fromSupplier(() -> login(appId, code));
    }

    @Override
    public Mono<WechatLogin> ofPage(String appId, String code) {
        return Mono.fromSupplier(() -> login(appId, code));
    }

    private static WechatLogin login(String appId, String code) {
        if (!code.startsWith("code-")) {
            throw Refusal.of(Reason.SESSION_CODE_INVALID);
        }
        var openId = code.substring(5);
        return new WechatLogin(new OpenId(appId, openId), Optional.of("union-" + openId));
    }

    @Override
    public Mono<PhoneNumber> phone(OpenId user, String phoneCode) {
        return Mono.fromSupplier(() -> phone(phoneCode));
    }

    private PhoneNumber phone(String phoneCode) {
        if (!phoneCode.startsWith("phone-") || !used.add(phoneCode)) {
            throw Refusal.of(Reason.PHONE_CODE_INVALID);
        }
        return new PhoneNumber(phoneCode.substring(6, 17));
    }
}
