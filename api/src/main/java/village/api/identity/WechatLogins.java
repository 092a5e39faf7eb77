package village.api.identity;

import reactor.core.publisher.Mono;

/**
 * Asks WeChat who somebody is. Codes are good once and for five minutes. Refuses a code WeChat does not know
 * ({@code session.code-invalid}) and a user it blocks; fails as unavailable when WeChat does not answer.
 */
public interface WechatLogins {
    /** Trades a mini-program's {@code wx.login} code. */
    Mono<WechatLogin> ofMiniProgram(String appId, String code);

    /** Trades a web page's OAuth code ({@code snsapi_base}). Refuses a snapshot user. */
    Mono<WechatLogin> ofPage(String appId, String code);

    /** Trades a phone button's code; WeChat checks that it belongs to the user. */
    Mono<PhoneNumber> phone(OpenId user, String phoneCode);
}
