package village.wechat.account;

import reactor.core.publisher.Mono;

/** The word each account shares with WeChat to sign what WeChat sends. */
public interface CallbackTokens {
    /** Completes empty if the account is unknown or takes no callbacks. */
    Mono<String> of(String appId);
}
