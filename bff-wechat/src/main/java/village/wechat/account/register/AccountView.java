package village.wechat.account.register;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import village.wechat.Words;

/** An account for operators: never with a secret. */
@Schema(name = "WechatAccount")
record AccountView(
        String appId,
        String kind,
        String name,
        List<String> capabilities,
        boolean standard,
        Callback callback,
        List<Served> villages,
        List<Template> templates,
        long version) {
    @Schema(name = "WechatAccountPage")
    record Listed(List<AccountView> items, @Nullable String next) {}

    /** Which secrets of the callback are there. */
    @Schema(name = "WechatAccountCallback")
    record Callback(String path, boolean token, boolean key, boolean previousKey) {}

    @Schema(name = "WechatAccountVillage")
    record Served(String code, String name) {}

    @Schema(name = "WechatAccountTemplate")
    record Template(String kind, String templateId, String title, String page, Map<String, String> fields) {}

    static AccountView of(AccountRegister.Entry entry) {
        var callback = entry.callback();
        return new AccountView(
                entry.appId(),
                Words.of(entry.kind()),
                entry.facts().name(),
                entry.facts().capabilities().stream().map(Words::of).sorted().toList(),
                entry.facts().standard(),
                new Callback(
                        "/wechat/" + entry.appId() + "/callback",
                        callback.token(),
                        callback.key(),
                        callback.previousKey()),
                entry.villages().stream()
                        .map(village -> new Served(village.code(), village.name()))
                        .toList(),
                entry.templates().stream()
                        .map(template -> new Template(
                                template.kind(),
                                template.templateId(),
                                template.title(),
                                template.page(),
                                template.fields()))
                        .toList(),
                entry.version());
    }
}
