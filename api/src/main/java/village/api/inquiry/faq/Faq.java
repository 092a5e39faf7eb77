package village.api.inquiry.faq;

import java.util.Objects;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/**
 * A question with its answer, for everybody.
 *
 * @param version from 1; a write carries the version it read
 */
public record Faq(Id id, Village.Id village, long version, Wording wording) {
    /** What its events are about is called so. */
    public static final String KIND = "faq";

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * What it says.
     *
     * @param desk the code of the desk it belongs to
     * @param shown whether everybody finds it; else only staff do
     */
    public record Wording(String desk, String question, String answer, boolean shown) {
        public static final int MAX_QUESTION = 200;
        public static final int MAX_ANSWER = 2000;

        public Wording {
            question = checked("/question", "问题", question, MAX_QUESTION);
            answer = checked("/answer", "答复", answer, MAX_ANSWER);
        }

        private static String checked(String pointer, String what, String text, int most) {
            var plain = text.strip();
            var length = plain.codePointCount(0, plain.length());
            if (length == 0 || length > most) {
                throw Refusal.invalid(pointer, what + "应为 1 到 " + most + " 个字。");
            }
            return plain;
        }
    }

    /** Says something else from now on. Refuses whoever read an earlier version. */
    public Faq changed(long read, Wording next) {
        if (version != read) {
            throw Refusal.of(Reason.INQUIRY_STALE);
        }
        return new Faq(id, village, version + 1, next);
    }
}
