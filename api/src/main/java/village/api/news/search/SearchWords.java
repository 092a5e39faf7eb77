package village.api.news.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The words a text is found by: of Chinese every two neighbouring characters, of the rest whole words. Full and half
 * width, upper and lower case are the same.
 */
public final class SearchWords {
    /** More would only make one search slow. */
    private static final int MAX_ASKED = 32;

    private static final int MAX_WORD = 40;

    private SearchWords() {}

    /** Of a text to be found. */
    public static Set<String> of(String... texts) {
        var words = new LinkedHashSet<String>();
        for (var text : texts) {
            split(text, words::add);
        }
        return words;
    }

    /** Of what somebody looks for; empty where there is nothing to look for. */
    public static Set<String> asked(String text) {
        var words = new LinkedHashSet<String>();
        split(text.length() > 200 ? text.substring(0, 200) : text, word -> {
            if (words.size() < MAX_ASKED) {
                words.add(word);
            }
        });
        return words;
    }

    private static void split(String text, Consumer<String> each) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var points = plain.codePoints().toArray();
        var at = 0;
        while (at < points.length) {
            var end = at;
            if (han(points[at])) {
                while (end < points.length && han(points[end])) {
                    end++;
                }
                pairs(points, at, end, each);
            } else if (Character.isLetterOrDigit(points[at])) {
                while (end < points.length && Character.isLetterOrDigit(points[end]) && !han(points[end])) {
                    end++;
                }
                each.accept(new String(points, at, Math.min(end - at, MAX_WORD)));
            } else {
                end++;
            }
            at = end;
        }
    }

    private static void pairs(int[] points, int from, int to, Consumer<String> each) {
        for (var at = from; at + 1 < to; at++) {
            each.accept(new String(points, at, 2));
        }
    }

    private static boolean han(int point) {
        return Character.isIdeographic(point);
    }
}
