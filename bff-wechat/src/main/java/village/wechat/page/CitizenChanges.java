package village.wechat.page;

import java.util.List;
import java.util.regex.Pattern;

/** What is said or done otherwise where there is no WeChat. A change that no longer fits its page is an error. */
final class CitizenChanges {
    private record Change(String path, String was, String is) {}

    /** Pages that need WeChat or a code on paper. */
    private static final List<String> LEFT_OUT = List.of(
            "./disclosure-print.js",
            "./door-plate.js",
            "./notice-settings.js",
            "./first-operator.js",
            "./console-login.js",
            "./credit-certificate.js");

    private static final List<Change> CHANGES = List.of(
            new Change(
                    "/shared/api.js",
                    "const headers = { Accept:",
                    "const headers = { ...globalThis.villageAuthorization?.(), Accept:"),
            new Change(
                    "/shared/upload.js",
                    "    request.setRequestHeader('X-Village-Client', client);",
                    "    request.setRequestHeader('X-Village-Client', client);\n"
                            + "    Object.entries(globalThis.villageAuthorization?.() ?? {})"
                            + ".forEach(([name, value]) => request.setRequestHeader(name, value));"),
            new Change(
                    "/h5/session.js",
                    "clientOf({ base: '/mp/v1', client: 'h5', renew })",
                    "clientOf({ base: `${server}/mp/v1`, client: 'citizen', renew })"),
            new Change(
                    "/h5/session.js",
                    "The session itself is in an HttpOnly cookie no script can read.",
                    "The session itself is in ticket.js."),
            new Change(
                    "/h5/report-media.js",
                    "import { photos, wechat } from './wechat-page.js';",
                    "import { camera as wechat, photos } from './device.js';"),
            new Change("/h5/report-media.js", "微信没有打开相机，请再点一次“拍照片”。", "没有打开相机，请再点一次“拍照片”。"),
            new Change("/h5/report-place.js", "'./wechat-page.js'", "'./device.js'"),
            new Change(
                    "/h5/home.js",
                    "扫一扫门牌上的二维码就能打开本村${person ? '，再绑定村民身份。' : '，或者先登录。'}",
                    "${person ? '请绑定村民身份。' : '请先登录。'}"),
            new Change("/h5/filed.js", "好的，有进展会发微信给您。", "好的，有进展会通知您。"),
            new Change("/h5/filed.js", "有进展微信通知我", "有进展通知我"),
            new Change("/h5/leaving.js", "请打开微信小程序，到“我的”里点“领取工作身份”。", "怎样领取，请问村里或者镇里。"),
            new Change("/h5/case.js", "不用记密码，用微信就行。", "不用记密码。"),
            new Change("/h5/privacy-text.js", "您的微信身份、手机号", "您在浙里办的实名身份、手机号"),
            new Change("/h5/proof-words.js", "请在微信里打开，或者用电脑上的独立验证程序核对。", "请用电脑上的独立验证程序核对。"),
            new Change(
                    "/h5/me.js",
                    "        <a class=\"cell\" href=\"#/me/notice-settings\"><span class=\"grow\">消息设置</span></a>\n",
                    ""));

    /** The session of these pages is not a cookie. */
    private static final Pattern COOKIE_RENEWAL =
            Pattern.compile("let renewing;\\n.*?\\n}\\n(?=\\n/\\*\\* What GET /me says)", Pattern.DOTALL);

    private static final Pattern WECHAT_ONLY = Pattern.compile(
            "export const inWechat = [^\\n]*\\n|export function oauthAddress\\(hash\\) \\{.*?\\n}\\n", Pattern.DOTALL);

    private CitizenChanges() {}

    static String in(String path, String code) {
        var changed = code;
        for (var change : CHANGES) {
            if (change.path().equals(path)) {
                if (!changed.contains(change.was())) {
                    throw new IllegalStateException(path + ": " + change.was() + " (expected: still in the page)");
                }
                changed = changed.replace(change.was(), change.is());
            }
        }
        return switch (path) {
            case "/h5/app.js" -> routed(changed);
            case "/h5/session.js" -> signed(changed);
            default -> changed;
        };
    }

    private static String routed(String code) {
        return code.lines()
                .filter(line -> LEFT_OUT.stream().noneMatch(page -> line.contains("import('" + page + "')")))
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    private static String signed(String code) {
        var exported = code.lines()
                .filter(line -> line.startsWith("export const mp = "))
                .findFirst()
                .orElseThrow();
        var without = COOKIE_RENEWAL.matcher(code).replaceFirst("let mine;\n\n" + exported.replace("$", "\\$") + "\n");
        return "import { server } from '../settings.js';\nimport { renew } from './ticket.js';\n"
                + WECHAT_ONLY.matcher(without).replaceAll("");
    }
}
