package village.infra.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;

/** The menus of public accounts at the simulated WeChat, and the tickets pages are signed with. */
final class SimulatedMenus {
    private static final int NO_MENU = 46003;
    private static final int BUTTONS = 40016;
    private static final int NAME = 40018;
    private static final int MOST_BUTTONS = 3;
    private static final int LONGEST_NAME = 16;
    private static final int TICKET_LIFE = 7200;

    private final ConcurrentMap<String, JsonNode> menus = new ConcurrentHashMap<>();

    Map<String, Object> create(String account, JsonNode menu) {
        var buttons = menu.path("button");
        if (!buttons.isArray() || buttons.isEmpty() || buttons.size() > MOST_BUTTONS) {
            return SimulatedAnswers.error(BUTTONS);
        }
        for (var button : buttons) {
            if (button.path("name").asString("").codePoints().count() > LONGEST_NAME) {
                return SimulatedAnswers.error(NAME);
            }
        }
        menus.put(account, menu);
        return SimulatedAnswers.error(0);
    }

    Map<String, Object> get(String account) {
        var menu = menus.get(account);
        return menu == null ? SimulatedAnswers.error(NO_MENU) : Map.of("menu", menu);
    }

    Map<String, Object> delete(String account) {
        menus.remove(account);
        return SimulatedAnswers.error(0);
    }

    Map<String, Object> ticket() {
        return Map.of("errcode", 0, "errmsg", "ok", "ticket", "simulated-jsapi-ticket", "expires_in", TICKET_LIFE);
    }
}
