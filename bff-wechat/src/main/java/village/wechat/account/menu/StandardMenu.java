package village.wechat.account.menu;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The menu proposed for an account: what old people ask for most, in few words. */
@Component
final class StandardMenu {
    private final Optional<String> site;

    /** @param publicUrl where people reach this installation; without it only replies are proposed */
    StandardMenu(@Value("${village.public-url:}") String publicUrl) {
        this.site = Optional.of(publicUrl.strip().replaceFirst("/+$", "")).filter(typed -> !typed.isEmpty());
    }

    /** @param villages the codes of the villages the account serves; pages are those of the only one */
    Menu of(List<String> villages) {
        var talk = new Menu.Group(
                "反映问题",
                List.of(
                        new Menu.Reply("提交反映", "report"),
                        new Menu.Reply("查进度", "progress"),
                        new Menu.Reply("怎么用", "help")));
        var office = new Menu.Group(
                "找村里",
                List.of(
                        new Menu.Reply("打电话", "contacts"),
                        new Menu.Reply("绑定身份", "binding"),
                        new Menu.Reply("换个村", "switch")));
        return new Menu(site.<List<Menu.Button>>map(base -> List.of(talk, pages(base, villages), office))
                .orElse(List.of(talk, office)));
    }

    private static Menu.Button pages(String base, List<String> villages) {
        if (villages.size() != 1) {
            return new Menu.Page("村里的事", base + "/h5#/");
        }
        var village = base + "/h5#/villages/" + villages.get(0);
        return new Menu.Group(
                "村里的事",
                List.of(
                        new Menu.Page("村务公开", village + "/disclosures"),
                        new Menu.Page("村里新闻", village + "/news"),
                        new Menu.Page("村首页", village)));
    }
}
