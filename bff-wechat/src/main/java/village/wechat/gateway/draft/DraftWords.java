package village.wechat.gateway.draft;

import me.chanjar.weixin.mp.bean.draft.WxMpDraftArticles;
import village.api.news.Content;
import village.api.news.account.DraftBox;

/** An article in the words and within the lengths WeChat's drafts allow. */
final class DraftWords {
    /** In characters, as WeChat documents them. */
    static final int MAX_TITLE = 32;

    static final int MAX_AUTHOR = 16;
    static final int MAX_DIGEST = 128;
    static final int MAX_TEXT = 20_000;

    private DraftWords() {}

    /** @param link leads back to the article, empty where that is not known */
    static WxMpDraftArticles of(DraftBox.Sheet sheet, Content content, String html, String cover, String link) {
        var summary = content.summary().isBlank() ? content.body().text() : content.summary();
        return WxMpDraftArticles.builder()
                .title(cut(content.title(), MAX_TITLE))
                .author(cut(sheet.village().name(), MAX_AUTHOR))
                .digest(cut(summary.replaceAll("\\s+", " ").strip(), MAX_DIGEST))
                .content(html)
                .contentSourceUrl(link)
                .thumbMediaId(cover)
                .needOpenComment(0)
                .onlyFansCanComment(0)
                .build();
    }

    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** Why WeChat did not take it, for staff. */
    static String sentence(int code) {
        return switch (code) {
            case 40001, 40013, 40014, 40125, 42001 -> "AppID 或 AppSecret 不对，请运维重新登记" + named(code);
            case 40007 -> "微信不认识这张封面，请再试一次" + named(code);
            case 40009, 45001 -> "图片太大，微信没有接受" + named(code);
            case 40164 -> "服务器的地址不在公众平台的 IP 白名单里" + named(code);
            case 45002 -> "正文太长，微信没有接受" + named(code);
            case 45003 -> "标题太长，微信没有接受" + named(code);
            case 45004 -> "摘要太长，微信没有接受" + named(code);
            case 45110 -> "作者名太长，微信没有接受" + named(code);
            case 45008 -> "图文太大，微信没有接受" + named(code);
            case 45009 -> "今天往公众号送文章的次数用完了，请明天再试" + named(code);
            case 45028, 45059 -> "公众号的素材或草稿满了，请到公众平台删掉一些" + named(code);
            case 48001 -> "这个公众号没有草稿箱接口的权限，要先完成微信认证" + named(code);
            case 50002 -> "这个公众号被微信限制了，请到公众平台查看" + named(code);
            case 53401, 53402, 53403, 53404, 53405, 53406 -> "微信说封面或内容不合规定，请改好发布后再送" + named(code);
            case 53503, 53504, 53505 -> "微信说这份草稿有问题，请到公众平台查看" + named(code);
            default -> "微信没有接受这篇文章" + named(code);
        };
    }

    private static String named(int code) {
        return "（errcode " + code + "）。";
    }
}
