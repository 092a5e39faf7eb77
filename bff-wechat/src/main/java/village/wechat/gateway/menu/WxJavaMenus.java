package village.wechat.gateway.menu;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.wechat.account.menu.AccountMenus;
import village.wechat.account.menu.Menu;
import village.wechat.account.menu.PublishedMenu;
import village.wechat.gateway.CallKind;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatFailure;
import village.wechat.gateway.WechatGateway;

/** Menus by WxJava. */
public final class WxJavaMenus implements AccountMenus {
    private final WechatGateway gateway;

    public WxJavaMenus(WechatGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Mono<PublishedMenu> published(WechatAccount account) {
        return gateway.withTokenOfficial(
                        account,
                        CallKind.MENU,
                        service -> Optional.ofNullable(service.getMenuService().menuGet()))
                .flatMap(Mono::justOrEmpty)
                .mapNotNull(found -> found.getMenu())
                .mapNotNull(found -> found.getButtons())
                .filter(buttons -> !buttons.isEmpty())
                .map(MenuWords::toPublished)
                .onErrorMap(WechatFailure.class, WxJavaMenus::toRefusal);
    }

    @Override
    public Mono<Void> publish(WechatAccount account, Menu menu) {
        var wired = MenuWords.toWxJava(menu);
        return gateway.withTokenOfficial(account, CallKind.MENU, service -> {
                    service.getMenuService().menuCreate(wired);
                    return true;
                })
                .onErrorMap(WechatFailure.class, WxJavaMenus::toRefusal)
                .then();
    }

    @Override
    public Mono<Void> remove(WechatAccount account) {
        return gateway.withTokenOfficial(account, CallKind.MENU, service -> {
                    service.getMenuService().menuDelete();
                    return true;
                })
                .onErrorMap(WechatFailure.class, WxJavaMenus::toRefusal)
                .then();
    }

    private static Refusal toRefusal(WechatFailure failure) {
        return failure.code() == 0 || failure.sick()
                ? Refusal.of(Reason.WECHAT_UNAVAILABLE)
                : Refusal.of(Reason.WECHAT_MENU_REFUSED, sentence(failure.code()));
    }

    private static String sentence(int code) {
        return switch (code) {
            case 40016, 40023 -> "微信说按钮的个数不对（errcode " + code + "）。";
            case 40017, 40024 -> "微信不认识其中一种按钮（errcode " + code + "）。";
            case 40018, 40025 -> "微信说有按钮的名字太长或是空的（errcode " + code + "）。";
            case 40019, 40026, 40020, 40027 -> "微信说有按钮的内容太长（errcode " + code + "）。";
            case 40054, 40055 -> "微信不接受其中一个网址，请检查域名是否已在公众平台登记（errcode " + code + "）。";
            case 40166, 85012 -> "小程序的 AppID 不对，或者没有和公众号关联（errcode " + code + "）。";
            case 45009, 45010, 45011 -> "今天改菜单的次数用完了，请明天再试（errcode " + code + "）。";
            case 48001 -> "这个公众号没有自定义菜单接口的权限，要先完成微信认证（errcode 48001）。";
            case 50002 -> "这个公众号被微信限制了，请到公众平台查看（errcode 50002）。";
            case 40164 -> "服务器的地址不在公众平台的 IP 白名单里（errcode 40164）。";
            case 40001, 40013, 40014, 40125, 42001 -> "AppID 或 AppSecret 不对，请重新登记（errcode " + code + "）。";
            default -> "微信没有接受这份菜单（errcode " + code + "）。";
        };
    }
}
