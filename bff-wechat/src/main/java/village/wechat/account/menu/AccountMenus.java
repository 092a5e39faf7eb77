package village.wechat.account.menu;

import reactor.core.publisher.Mono;
import village.wechat.gateway.WechatAccount;

/**
 * The menus of public accounts at WeChat. Doing a thing again does nothing twice. What WeChat does not take is refused
 * with its reason in Chinese; when WeChat is silent it is unavailable, and may have acted.
 */
public interface AccountMenus {
    /** Completes empty when the account has no menu. */
    Mono<PublishedMenu> published(WechatAccount account);

    Mono<Void> publish(WechatAccount account, Menu menu);

    Mono<Void> remove(WechatAccount account);
}
