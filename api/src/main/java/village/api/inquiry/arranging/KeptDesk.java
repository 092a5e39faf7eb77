package village.api.inquiry.arranging;

import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.inquiry.Desk;

/**
 * A desk as it is kept. What kind it is stays: who reads there depends on it.
 *
 * @param code the word on the wire; never changes
 * @param version from 1; a write carries the version it read
 * @param area the township whose villages it serves; empty where it serves every village
 * @param on whether it takes questions at all; single villages may be left out besides
 */
public record KeptDesk(String code, long version, Optional<String> area, Desk.Kind kind, Wording wording, boolean on) {

    /** What its events are about is called so. */
    public static final String KIND = "inquiry-desk";

    /**
     * What everybody reads of it.
     *
     * @param hint what to ask here
     * @param days working days an answer may take
     */
    public record Wording(String name, String hint, int days) {
        public static final int MAX_NAME = 12;
        public static final int MAX_HINT = 60;
        public static final int MAX_DAYS = 60;

        public Wording {
            name = checked("/name", "窗口名称", name, MAX_NAME);
            hint = checked("/hint", "可以问什么", hint, MAX_HINT);
            if (days < 1 || days > MAX_DAYS) {
                throw Refusal.invalid("/days", "答复期限应为 1 到 " + MAX_DAYS + " 个工作日。");
            }
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

    /** A new desk, taking questions. */
    static KeptDesk added(UUID id, Optional<String> area, Desk.Kind kind, Wording wording) {
        return new KeptDesk(codeOf(id), 1, area, kind, wording, true);
    }

    /** The code of the desk an id was made for. */
    public static String codeOf(UUID id) {
        return "desk-" + id.toString().substring(24);
    }

    /** Says something else, or takes questions no longer, from now on. Refuses whoever read an earlier version. */
    KeptDesk changed(long read, Wording next, boolean open) {
        if (version != read) {
            throw Refusal.of(Reason.INQUIRY_STALE);
        }
        return new KeptDesk(code, version + 1, area, kind, next, open);
    }
}
