package village.wechat.account.menu;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;

/** A menu on the wire. */
@Schema(name = "AccountMenu", example = """
        {"buttons": [
          {"type": "group", "name": "反映问题", "entries": [
            {"type": "reply", "name": "提交反映", "key": "report"},
            {"type": "reply", "name": "查进度", "key": "progress"}]},
          {"type": "page", "name": "村里的事", "url": "https://xiangyin.example/h5#/"}]}
        """)
record MenuBody(
        @NotNull(message = "请给出按钮。") @Size(max = 10, message = "菜单要有 1 到 3 个按钮。")
        List<@Valid @NotNull(message = "菜单项不能是空的。") Item> buttons) {

    /** @param type {@code group}, {@code reply}, {@code page} or {@code program} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AccountMenuButton")
    record Item(
            @NotNull(message = "请选择按钮的种类。") @Size(max = 20, message = "没有这种按钮。")
            String type,

            @NotNull(message = "请填写按钮的名字。") @Size(max = 40, message = "按钮的名字太长。")
            String name,

            @Nullable @Size(max = 40, message = "没有这种回复。") String key,
            @Nullable @Size(max = 1024, message = "网址太长。") String url,

            @Nullable @Size(max = 64, message = "小程序的 AppID 不对。")
            String appId,

            @Nullable @Size(max = 1024, message = "小程序页面太长。")
            String path,

            @Nullable @Size(max = 10, message = "每个按钮下面要有 1 到 5 项。")
            List<@Valid @NotNull(message = "菜单项不能是空的。") Item> entries) {
        static Item of(Menu.Button button) {
            if (button instanceof Menu.Group group) {
                var entries = group.entries().stream().map(Item::of).toList();
                return new Item("group", group.name(), null, null, null, null, entries);
            }
            if (button instanceof Menu.Reply reply) {
                return new Item("reply", reply.name(), reply.key(), null, null, null, null);
            }
            if (button instanceof Menu.Program program) {
                return new Item("program", program.name(), null, program.url(), program.appId(), program.path(), null);
            }
            var page = (Menu.Page) button;
            return new Item("page", page.name(), null, page.url(), null, null, null);
        }

        Menu.Button toButton() {
            return switch (type) {
                case "group" ->
                    new Menu.Group(
                            name,
                            entries == null
                                    ? List.of()
                                    : entries.stream().map(Item::toButton).toList());
                case "reply" -> new Menu.Reply(name, Objects.requireNonNullElse(key, ""));
                case "page" -> new Menu.Page(name, Objects.requireNonNullElse(url, ""));
                case "program" ->
                    new Menu.Program(
                            name,
                            Objects.requireNonNullElse(appId, ""),
                            Objects.requireNonNullElse(path, ""),
                            Objects.requireNonNullElse(url, ""));
                default -> throw Refusal.invalid("/buttons", "没有这种按钮。");
            };
        }
    }

    static MenuBody of(Menu menu) {
        return new MenuBody(menu.buttons().stream().map(Item::of).toList());
    }

    Menu toMenu() {
        return new Menu(buttons.stream().map(Item::toButton).toList());
    }
}
