package village.wechat.gateway.draft;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import village.api.news.Content;
import village.api.news.RichText;

/**
 * An article's sanitised text as WeChat takes it: pictures by WeChat's addresses, no links but to WeChat itself, tables
 * with lines of their own because no style sheet comes along.
 */
final class AccountHtml {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)([^>]*)>");
    private static final Pattern PICTURE = Pattern.compile("src=\"" + RichText.IMAGE + "([0-9a-f-]{36})\"");
    private static final Pattern OURS = Pattern.compile("href=\"https?://mp\\.weixin\\.qq\\.com/[^\"]*\"");
    private static final String CELL = " style=\"border:1px solid #999;padding:6px;\"";

    private AccountHtml() {}

    /** @param pictures addresses at WeChat by the picture's id; a picture without one is left out */
    static String of(Content content, Map<String, String> pictures) {
        return TAG.matcher(content.body().html()).replaceAll(tag -> quoted(told(tag, pictures))) + below(content);
    }

    private static String told(MatchResult tag, Map<String, String> pictures) {
        var end = !tag.group(1).isEmpty();
        return switch (tag.group(2)) {
            case "img" -> picture(tag.group(3), pictures);
            case "a" -> end ? "</a>" : link(tag.group(3));
            case "table" -> end ? "</table>" : "<table style=\"border-collapse:collapse;width:100%;\">";
            case "th", "td" -> end ? tag.group() : "<" + tag.group(2) + tag.group(3) + CELL + ">";
            case "p" -> end ? "</p>" : "<p style=\"margin:0 0 1em;line-height:1.75;\">";
            default -> tag.group();
        };
    }

    private static String picture(String attributes, Map<String, String> pictures) {
        var named = PICTURE.matcher(attributes);
        var address = named.find() ? pictures.get(named.group(1)) : null;
        return address == null ? "" : "<img src=\"" + escaped(address) + "\" style=\"max-width:100%;\">";
    }

    /** A link that leads nowhere stays as words. */
    private static String link(String attributes) {
        var ours = OURS.matcher(attributes);
        return ours.find() ? "<a " + ours.group() + ">" : "<a>";
    }

    private static String below(Content content) {
        var below = new StringBuilder();
        if (!content.source().isBlank()) {
            below.append(line("来源：" + content.source()));
        }
        if (!content.attachments().isEmpty()) {
            below.append(line("本文有 " + content.attachments().size() + " 个附件，请点“阅读原文”查看。"));
        }
        if (content.video().isPresent() || content.voice().isPresent()) {
            below.append(line("本文有视频或语音，请点“阅读原文”看和听。"));
        }
        return below.toString();
    }

    private static String line(String words) {
        return "<p style=\"margin:1em 0 0;color:#666;\">" + escaped(words) + "</p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
