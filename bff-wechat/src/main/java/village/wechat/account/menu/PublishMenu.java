package village.wechat.account.menu;

import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccounts;

/** An operator sets, replaces or removes a public account's menu. The wish is on record before WeChat is asked. */
@Component
public final class PublishMenu {
    private final WechatAccounts accounts;
    private final AccountMenus menus;
    private final MenuChanges changes;

    public PublishMenu(WechatAccounts accounts, AccountMenus menus, MenuChanges changes) {
        this.accounts = accounts;
        this.menus = menus;
        this.changes = changes;
    }

    /** @param menu empty to remove what is there */
    public Mono<Void> publish(Actor actor, String appId, Optional<Menu> menu) {
        return existing(actor, appId)
                .flatMap(account -> changes.begin(appId, menu, actor.requirePerson())
                        .flatMap(change -> menu.map(wanted -> menus.publish(account, wanted))
                                .orElseGet(() -> menus.remove(account))
                                .onErrorResume(failure -> changes.end(change, outcome(failure))
                                        .onErrorComplete()
                                        .then(Mono.error(failure)))
                                .then(Mono.defer(() -> changes.end(change, MenuChanges.Outcome.DONE)))));
    }

    /** An account that can have a menu; refuses everybody but operators. */
    Mono<WechatAccount> existing(Actor actor, String appId) {
        return Mono.fromRunnable(() -> actor.require(Role.OPERATOR))
                .then(Mono.defer(() -> accounts.byAppId(appId)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_ACCOUNT_UNKNOWN)))
                .doOnNext(PublishMenu::requireMenus);
    }

    private static void requireMenus(WechatAccount account) {
        if (account.kind() == WechatAccount.Kind.MINI_PROGRAM || !account.can(WechatAccount.Capability.MENU)) {
            throw Refusal.of(Reason.WECHAT_CAPABILITY_MISSING, "这个账号不能用接口设置菜单（要已认证的公众号，并在账号里勾选“自定义菜单”）。");
        }
    }

    private static MenuChanges.Outcome outcome(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Reason.WECHAT_MENU_REFUSED
                ? MenuChanges.Outcome.REFUSED
                : MenuChanges.Outcome.UNKNOWN;
    }
}
