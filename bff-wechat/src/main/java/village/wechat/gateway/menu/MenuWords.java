package village.wechat.gateway.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import me.chanjar.weixin.common.bean.menu.WxMenu;
import me.chanjar.weixin.common.bean.menu.WxMenuButton;
import village.api.Refusal;
import village.wechat.account.menu.Menu;
import village.wechat.account.menu.PublishedMenu;

/** Our menu in WxJava's words and back. */
final class MenuWords {
    private static final String CLICK = "click";
    private static final String VIEW = "view";
    private static final String PROGRAM = "miniprogram";

    private MenuWords() {}

    static WxMenu toWxJava(Menu menu) {
        var wired = new WxMenu();
        wired.setButtons(menu.buttons().stream().map(MenuWords::toWxJava).toList());
        return wired;
    }

    private static WxMenuButton toWxJava(Menu.Button button) {
        var wired = new WxMenuButton();
        wired.setName(button.name());
        if (button instanceof Menu.Group group) {
            wired.setSubButtons(
                    group.entries().stream().map(MenuWords::toWxJava).toList());
        } else if (button instanceof Menu.Reply reply) {
            wired.setType(CLICK);
            wired.setKey(reply.key());
        } else if (button instanceof Menu.Page page) {
            wired.setType(VIEW);
            wired.setUrl(page.url());
        } else if (button instanceof Menu.Program program) {
            wired.setType(PROGRAM);
            wired.setAppId(program.appId());
            wired.setPagePath(program.path());
            wired.setUrl(program.url());
        }
        return wired;
    }

    static PublishedMenu toPublished(List<WxMenuButton> buttons) {
        return new PublishedMenu(
                toMenu(buttons), buttons.stream().map(MenuWords::named).toList());
    }

    private static String named(WxMenuButton button) {
        var below = below(button).stream().map(WxMenuButton::getName).toList();
        return below.isEmpty() ? button.getName() : button.getName() + "：" + String.join("、", below);
    }

    private static Optional<Menu> toMenu(List<WxMenuButton> buttons) {
        try {
            return toButtons(buttons).map(Menu::new);
        } catch (Refusal madeElsewhere) {
            return Optional.empty();
        }
    }

    private static Optional<List<Menu.Button>> toButtons(List<WxMenuButton> buttons) {
        var all = new ArrayList<Menu.Button>();
        for (var button : buttons) {
            toButton(button).ifPresent(all::add);
        }
        return all.size() == buttons.size() ? Optional.of(all) : Optional.empty();
    }

    private static Optional<Menu.Button> toButton(WxMenuButton button) {
        var name = button.getName();
        if (!below(button).isEmpty()) {
            return toButtons(below(button)).map(entries -> new Menu.Group(name, entries));
        }
        return switch (text(button.getType())) {
            case CLICK -> Optional.of(new Menu.Reply(name, text(button.getKey())));
            case VIEW -> Optional.of(new Menu.Page(name, text(button.getUrl())));
            case PROGRAM ->
                Optional.of(new Menu.Program(
                        name, text(button.getAppId()), text(button.getPagePath()), text(button.getUrl())));
            default -> Optional.empty();
        };
    }

    private static List<WxMenuButton> below(WxMenuButton button) {
        return button.getSubButtons() == null ? List.of() : button.getSubButtons();
    }

    private static String text(String said) {
        return Objects.requireNonNullElse(said, "");
    }
}
