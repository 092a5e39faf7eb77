package village.api.complaint.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which categories a text sounds like: the weights of the words it contains, each counted once. */
final class Likeness {
    private Likeness() {}

    /** A word found in the text. */
    private record Hit(CategoryKeywords.Keyword keyword, int from, int to) {
        boolean inside(Hit other) {
            return from >= other.from && to <= other.to && to - from < other.to - other.from;
        }
    }

    /** Codes, the likeliest first; those without any word are missing. */
    static List<String> codes(String text, Collection<CategoryKeywords.Keyword> keywords, int limit) {
        Map<String, Integer> scores = new HashMap<>();
        standing(hits(text, keywords))
                .forEach(hit -> scores.merge(hit.keyword().code(), hit.keyword().weight(), Integer::sum));
        return scores.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Hit> hits(String text, Collection<CategoryKeywords.Keyword> keywords) {
        var plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
        var hits = new ArrayList<Hit>();
        for (var keyword : keywords) {
            var at = plain.indexOf(keyword.word());
            if (at >= 0) {
                hits.add(new Hit(keyword, at, at + keyword.word().length()));
            }
        }
        return hits;
    }

    /** A word within a longer one is not meant: 垃圾桶 is no 垃圾. */
    private static List<Hit> standing(List<Hit> hits) {
        return hits.stream().filter(hit -> hits.stream().noneMatch(hit::inside)).toList();
    }
}
