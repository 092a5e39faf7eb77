package village.api.disclosure.question;

import java.time.Instant;
import village.api.Refusal;
import village.api.identity.Person;

/**
 * What the village answered. A correction is another answer; the one before stays readable.
 *
 * @param reason why the answer before was corrected, shown to everybody; empty for the first
 * @param by never shown to the public
 */
public record Answer(String text, String reason, Person.Id by, Instant at) {
    public static final int MAX_TEXT = 2000;
    public static final int MAX_REASON = 300;

    public Answer {
        text = text.strip();
        reason = reason.strip();
        var length = text.codePointCount(0, text.length());
        if (length == 0 || length > MAX_TEXT) {
            throw Refusal.invalid("/text", "答复应为 1 到 " + MAX_TEXT + " 个字。");
        }
        if (reason.codePointCount(0, reason.length()) > MAX_REASON) {
            throw Refusal.invalid("/reason", "更正的理由最多 " + MAX_REASON + " 个字。");
        }
    }
}
