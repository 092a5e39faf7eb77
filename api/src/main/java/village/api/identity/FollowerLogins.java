package village.api.identity;

import reactor.core.publisher.Mono;

/** What WeChat tells of those who follow a public account. */
public interface FollowerLogins {
    /**
     * Who a follower is to WeChat. Completes empty where the account may not ask, WeChat does not answer, or he is no
     * follower: it is never worth failing for.
     */
    Mono<WechatLogin> login(OpenId follower);
}
