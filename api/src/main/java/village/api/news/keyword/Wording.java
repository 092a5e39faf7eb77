package village.api.news.keyword;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import village.api.Refusal;
import village.api.news.Article;

/**
 * A keyword and what is said to it.
 *
 * @param text possibly empty where there is an article
 * @param article a published article of the village, shown with its title and a link
 * @param position of several that match the first answers; exact ones come before the others
 * @param on whether it answers at all
 */
public record Wording(
        String keyword, Match match, String text, Optional<Article.Id> article, int position, boolean on) {
    static final int MAX_KEYWORD = 20;
    static final int MAX_TEXT = 300;
    static final int MAX_POSITION = 999;

    /** How a message must hold the keyword. */
    public enum Match {
        /** It is the keyword and nothing else. */
        EXACT,
        /** The keyword stands in it. */
        CONTAINS
    }

    public Wording {
        keyword = keyword.strip();
        text = text.strip();
        var faults = new ArrayList<Refusal.Fault>();
        var shortest = match == Match.EXACT ? 1 : 2;
        if (length(plain(keyword)) < shortest || length(keyword) > MAX_KEYWORD) {
            faults.add(new Refusal.Fault(
                    "/keyword", match == Match.EXACT ? "关键词应为 1 到 20 个字。" : "包含就回复的关键词应为 2 到 20 个字。"));
        }
        if (length(text) > MAX_TEXT) {
            faults.add(new Refusal.Fault("/text", "回复的话最多 300 个字。"));
        }
        if (text.isEmpty() && article.isEmpty()) {
            faults.add(new Refusal.Fault("/text", "请写回复的话，或者选一篇文章。"));
        }
        if (position < 0 || position > MAX_POSITION) {
            faults.add(new Refusal.Fault("/position", "排序应在 0 到 999 之间。"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    /** Whether a message asks for it. */
    boolean answers(String message) {
        var said = plain(message);
        return match == Match.EXACT ? said.equals(plain(keyword)) : said.contains(plain(keyword));
    }

    /** The keyword without what makes no difference: two that are alike here are the same. */
    public String sense() {
        return plain(keyword);
    }

    /** Without spaces, marks at the end and the difference between full-width and other letters. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", "")
                .replaceAll("[。.!,、;:?~…]+$", "");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
