package village.api.inquiry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import village.api.Refusal;

/**
 * Words somebody remembers of an inquiry: of what was written, or of what was said and written down.
 *
 * @param words 1 to {@value #MOST}; every one must occur
 */
public record InquirySearch(List<String> words) {
    private static final int LONGEST = 50;
    private static final int MOST = 5;

    public InquirySearch {
        words = List.copyOf(words);
    }

    /** Empty for blanks; refuses what is too long to be typed. */
    public static Optional<InquirySearch> of(String typed) {
        var text = typed.strip();
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Refusal.invalid("/q", "最多输入 " + LONGEST + " 个字。");
        }
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new InquirySearch(
                        Arrays.stream(text.split("\\s+")).distinct().limit(MOST).toList()));
    }

    /** Whether every word occurs somewhere in a thread. */
    public boolean finds(Inquiry inquiry) {
        return words.stream().allMatch(word -> inquiry.thread().stream().anyMatch(message -> says(message, word)));
    }

    private static boolean says(Message message, String word) {
        return message.text().contains(word)
                || message.transcripts().stream()
                        .anyMatch(written -> written.text().contains(word));
    }
}
