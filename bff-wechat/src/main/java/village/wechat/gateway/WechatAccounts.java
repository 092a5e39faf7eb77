package village.wechat.gateway;

import reactor.core.publisher.Mono;
import village.api.place.Village;

/** The accounts at WeChat, and which one a village speaks through. A change shows within a minute. */
public interface WechatAccounts {
    /** Completes empty if nobody entered the account. */
    Mono<WechatAccount> byAppId(String appId);

    /** The village's own account of that kind, else the standard one, else empty. */
    Mono<WechatAccount> forVillage(Village.Id village, WechatAccount.Kind kind);

    /** The account of that kind for whoever has none of his own; empty if there is none. */
    Mono<WechatAccount> standard(WechatAccount.Kind kind);
}
