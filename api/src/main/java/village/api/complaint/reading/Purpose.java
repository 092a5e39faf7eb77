package village.api.complaint.reading;

import village.api.Reason;
import village.api.Refusal;

/** Why somebody looks at who brought a case or asked: 1 to 200 characters, which that one can read. */
public record Purpose(String words) {
    private static final int MAX = 200;

    public Purpose {
        words = words.strip();
        if (words.isEmpty() || words.codePointCount(0, words.length()) > MAX) {
            throw Refusal.of(Reason.PURPOSE_REQUIRED);
        }
    }
}
