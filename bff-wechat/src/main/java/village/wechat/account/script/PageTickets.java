package village.wechat.account.script;

import reactor.core.publisher.Mono;
import village.wechat.gateway.WechatAccount;

/** The ticket an account signs pages with: one for all instances, renewed ahead by one of them. */
public interface PageTickets {
    /** Refuses as unavailable when WeChat gives none, and as a missing capability when it never will. */
    Mono<String> current(WechatAccount account);
}
