package village.api.complaint.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import village.api.Refusal;

/**
 * What somebody types to find a case: the beginning of its ticket, or words of its text or of what was said.
 *
 * @param ticket 2 to 8 digits; then there are no words
 * @param words at most {@value #MOST}; every one must occur
 */
public record CaseSearch(Optional<String> ticket, List<String> words) {
    private static final int LONGEST = 50;
    private static final int MOST = 5;

    public CaseSearch {
        words = List.copyOf(words);
    }

    /** Empty for blanks; refuses what is too long to be typed. */
    public static Optional<CaseSearch> of(String typed) {
        var text = typed.strip();
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Refusal.invalid("/q", "最多输入 50 个字。");
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches("[0-9]{2,8}")) {
            return Optional.of(new CaseSearch(Optional.of(text), List.of()));
        }
        var words = Arrays.stream(text.split("\\s+")).distinct().limit(MOST).toList();
        return Optional.of(new CaseSearch(Optional.empty(), words));
    }
}
