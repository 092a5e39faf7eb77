package village.wechat.account.menu;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import village.api.Refusal;

/** The menu of a public account: one to three buttons, each an entry or a group of one to five entries. */
public record Menu(List<Button> buttons) {
    /** What the dialogue answers when a button with this key is pressed. */
    public static final Set<String> KEYS = Set.of("report", "progress", "contacts", "binding", "switch", "help");

    private static final int MAX_BUTTONS = 3;
    private static final int MAX_ENTRIES = 5;
    /** Counted in half-width letters, as the chat cuts them: four and eight Chinese characters. */
    private static final int BUTTON_WIDTH = 8;

    private static final int ENTRY_WIDTH = 16;
    private static final int MAX_ADDRESS = 1024;

    public Menu {
        buttons = List.copyOf(buttons);
        if (buttons.isEmpty() || buttons.size() > MAX_BUTTONS) {
            throw Refusal.invalid("/buttons", "菜单要有 1 到 3 个按钮。");
        }
        for (var i = 0; i < buttons.size(); i++) {
            check(buttons.get(i), "/buttons/" + i);
        }
    }

    /** A button, or an entry in the group it opens. */
    public sealed interface Button {
        String name();
    }

    /** Opens a list of entries. */
    public record Group(String name, List<Button> entries) implements Button {
        public Group {
            entries = List.copyOf(entries);
        }
    }

    /** @param key one of {@link #KEYS}: the account replies in the chat */
    public record Reply(String name, String key) implements Button {}

    /** @param url the page it opens */
    public record Page(String name, String url) implements Button {}

    /**
     * Opens a mini-program.
     *
     * @param url the page for phones that cannot open it
     */
    public record Program(String name, String appId, String path, String url) implements Button {}

    private static void check(Button button, String pointer) {
        requireName(button, pointer, BUTTON_WIDTH, "一级按钮的名字最多 4 个汉字。");
        if (!(button instanceof Group group)) {
            requireTarget(button, pointer);
            return;
        }
        var entries = group.entries();
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            throw Refusal.invalid(pointer + "/entries", "每个按钮下面要有 1 到 5 项。");
        }
        for (var i = 0; i < entries.size(); i++) {
            var at = pointer + "/entries/" + i;
            requireName(entries.get(i), at, ENTRY_WIDTH, "二级按钮的名字最多 8 个汉字。");
            requireTarget(entries.get(i), at);
        }
    }

    private static void requireName(Button button, String pointer, int width, String sentence) {
        var name = button.name();
        var taken = name.codePoints().map(letter -> letter < 0x80 ? 1 : 2).sum();
        if (name.isBlank() || taken > width || name.codePoints().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(pointer + "/name", sentence);
        }
    }

    private static void requireTarget(Button button, String pointer) {
        if (button instanceof Group) {
            throw Refusal.invalid(pointer + "/entries", "菜单只有两级。");
        }
        if (button instanceof Reply reply && !KEYS.contains(reply.key())) {
            throw Refusal.invalid(pointer + "/key", "没有这种回复。");
        }
        if (button instanceof Page page) {
            requireAddress(page.url(), pointer);
        }
        if (button instanceof Program program) {
            requireProgram(program, pointer);
        }
    }

    private static void requireProgram(Program program, String pointer) {
        if (!program.appId().matches("[0-9A-Za-z_-]{1,64}")) {
            throw Refusal.invalid(pointer + "/appId", "小程序的 AppID 不对。");
        }
        if (program.path().isBlank() || program.path().length() > MAX_ADDRESS) {
            throw Refusal.invalid(pointer + "/path", "请填写小程序页面。");
        }
        requireAddress(program.url(), pointer);
    }

    private static void requireAddress(String url, String pointer) {
        if (url.getBytes(StandardCharsets.UTF_8).length > MAX_ADDRESS || !leads(url)) {
            throw Refusal.invalid(pointer + "/url", "网址要以 https:// 开头，不超过 1024 个字节。");
        }
    }

    private static boolean leads(String url) {
        try {
            var address = URI.create(url);
            return Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
