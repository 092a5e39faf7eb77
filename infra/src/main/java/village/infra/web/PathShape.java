package village.infra.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.result.condition.PatternsRequestCondition;
import org.springframework.web.util.pattern.PathPattern;

/** What of a path pattern can be told at a glance: how long its paths are, and which words stand where. */
record PathShape(List<@Nullable String> words) {
    /** Of a pattern that may be anything. */
    private static final PathShape ANY = new PathShape(List.of());

    static PathShape of(PatternsRequestCondition patterns) {
        return patterns.getPatterns().size() == 1
                ? of(patterns.getPatterns().iterator().next())
                : ANY;
    }

    private static PathShape of(PathPattern pattern) {
        var text = pattern.getPatternString();
        if (!text.startsWith("/") || text.endsWith("/") || text.contains("**") || text.contains("{*")) {
            return ANY;
        }
        var words = new ArrayList<@Nullable String>();
        for (var segment : text.substring(1).split("/", -1)) {
            words.add(segment.matches("[A-Za-z0-9.-]+") ? segment : null);
        }
        return new PathShape(words);
    }

    /** Says false only where the pattern cannot match; the last words differ most, so they are looked at first. */
    boolean mayBe(PathContainer path) {
        if (words.isEmpty()) {
            return true;
        }
        var elements = path.elements();
        if (elements.size() != 2 * words.size()) {
            return false;
        }
        for (var at = words.size() - 1; at >= 0; at--) {
            var word = words.get(at);
            if (word != null && !stands(word, elements.get(2 * at + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean stands(String word, PathContainer.Element element) {
        return element instanceof PathContainer.PathSegment segment && word.equals(segment.valueToMatch());
    }
}
