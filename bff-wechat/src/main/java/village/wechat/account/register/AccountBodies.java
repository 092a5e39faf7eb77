package village.wechat.account.register;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.wechat.Words;
import village.wechat.account.envelope.CallbackKey;
import village.wechat.gateway.WechatAccount;

/** What operators send about accounts. */
final class AccountBodies {
    private static final String SECRET = "[0-9A-Za-z_-]{1,128}";
    private static final String SECRET_WRONG = "AppSecret 应为 1 到 128 个字母和数字。";
    private static final Set<String> SAYINGS = Set.of("title", "text", "ticket", "time", "village", "status");

    private AccountBodies() {}

    /** @param standard whether villages without an account of this kind use it */
    @Schema(name = "NewWechatAccount", example = """
            {"appId": "wx0123456789abcdef", "kind": "service", "name": "枫溪镇乡音",
             "capabilities": ["page-login", "menu"], "secret": "0123456789abcdef", "standard": true}
            """)
    record NewAccount(
            @NotNull(message = "请填写 AppID。")
            @Pattern(regexp = "[0-9A-Za-z_-]{1,64}", message = "AppID 应为 1 到 64 个字母和数字。")
            String appId,

            @NotNull(message = "请选择账号的种类。") @Size(max = 40, message = "没有这种账号。")
            String kind,

            @NotNull(message = "请填写名称。") @Size(min = 1, max = 50, message = "名称应为 1 到 50 个字。")
            String name,

            @Nullable @Size(max = 20, message = "能力太多了。") List<String> capabilities,

            @NotNull(message = "请填写 AppSecret。") @Pattern(regexp = SECRET, message = SECRET_WRONG)
            String secret,

            @Nullable Boolean standard) {
        boolean asStandard() {
            return Boolean.TRUE.equals(standard);
        }

        WechatAccount toAccount() {
            return new WechatAccount(
                    appId, Words.read(kind, WechatAccount.Kind.SERVICE, "/kind"), read(capabilities), secret);
        }

        @Override
        public String toString() {
            return "NewAccount[" + appId + ", ***]";
        }
    }

    /** @param secret a new AppSecret; without it the present one stays */
    @Schema(name = "WechatAccountChange", example = """
            {"name": "枫溪镇服务号", "capabilities": ["menu"], "standard": true}
            """)
    record Changed(
            @NotNull(message = "请填写名称。") @Size(min = 1, max = 50, message = "名称应为 1 到 50 个字。")
            String name,

            @Nullable @Size(max = 20, message = "能力太多了。") List<String> capabilities,

            @Nullable @Pattern(regexp = SECRET, message = SECRET_WRONG)
            String secret,

            @Nullable Boolean standard) {
        AccountRegister.Change toChange() {
            return new AccountRegister.Change(name, read(capabilities), Boolean.TRUE.equals(standard));
        }

        @Override
        public String toString() {
            return "Changed[" + name + ", ***]";
        }
    }

    /** @param key the EncodingAESKey; without it messages come in plain */
    @Schema(name = "WechatAccountCallbackChange", example = """
            {"token": "XiangyinDemo"}
            """)
    record Agreed(
            @NotNull(message = "请填写 Token。") @Pattern(regexp = "[0-9A-Za-z]{3,32}", message = "Token 应为 3 到 32 个字母和数字。")
            String token,

            @Nullable @Pattern(regexp = "[0-9A-Za-z+/]{43}", message = "EncodingAESKey 应为 43 个字母和数字。")
            String key) {
        /** Of 43 characters the last may say more than a key holds; WeChat never gives such a one. */
        Optional<CallbackKey> callbackKey() {
            try {
                return Optional.ofNullable(key).map(CallbackKey::of);
            } catch (IllegalArgumentException malformed) {
                throw Refusal.invalid("/key", "EncodingAESKey 不对，请从公众平台重新复制。");
            }
        }

        @Override
        public String toString() {
            return "Agreed[***]";
        }
    }

    /** @param fields the template's field to title, text, ticket, time, village or status */
    @Schema(name = "WechatAccountTemplateChange", example = """
            {"templateId": "AbC-1", "title": "诉求答复通知", "page": "pages/index/index?link={link}",
             "fields": {"thing1": "title", "thing2": "text"}}
            """)
    record Named(
            @NotNull(message = "请填写模板编号。") @Pattern(regexp = "[0-9A-Za-z_-]{1,128}", message = "模板编号不对。")
            String templateId,

            @NotNull(message = "请填写模板标题。") @Size(min = 1, max = 50, message = "模板标题应为 1 到 50 个字。")
            String title,

            @NotNull(message = "请填写点开的页面。") @Size(max = 500, message = "页面地址太长。")
            String page,

            @NotNull(message = "请填写模板字段。") @Size(min = 1, max = 20, message = "模板要有 1 到 20 个字段。")
            Map<String, String> fields) {
        AccountRegister.Template toTemplate(String kind) {
            if (!kind.matches("[a-z]+(-[a-z]+)*") || kind.length() > 40) {
                throw Refusal.invalid("/kind", "没有这种通知。");
            }
            var fits = fields.entrySet().stream()
                    .allMatch(field ->
                            field.getKey().matches("[0-9A-Za-z_.]{1,40}") && SAYINGS.contains(field.getValue()));
            if (!fits) {
                throw Refusal.invalid("/fields", "字段只能对应 title、text、ticket、time、village、status。");
            }
            return new AccountRegister.Template(kind, templateId, title, page, fields);
        }
    }

    private static Set<WechatAccount.Capability> read(@Nullable List<String> words) {
        return words == null
                ? Set.of()
                : words.stream()
                        .map(word -> Words.read(word, WechatAccount.Capability.MENU, "/capabilities"))
                        .collect(Collectors.toSet());
    }
}
