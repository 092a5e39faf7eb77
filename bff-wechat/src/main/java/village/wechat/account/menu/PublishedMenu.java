package village.wechat.account.menu;

import java.util.List;
import java.util.Optional;

/**
 * The menu as WeChat shows it, which may have been made elsewhere.
 *
 * @param menu what it says in our words; empty when some of it cannot be said in them
 * @param names the buttons' names, those of groups with their entries
 */
public record PublishedMenu(Optional<Menu> menu, List<String> names) {
    public PublishedMenu {
        names = List.copyOf(names);
    }
}
