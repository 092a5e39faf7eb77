package village.wechat.account.callback;

import reactor.core.publisher.Mono;
import village.wechat.account.envelope.CallbackSecret;

/** What each account shares with WeChat for its callbacks. */
public interface CallbackSecrets {
    /** Completes empty if the account is unknown or takes no callbacks. A change shows within a minute. */
    Mono<CallbackSecret> of(String appId);
}
