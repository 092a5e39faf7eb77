package village.api.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import village.api.Refusal;
import village.api.identity.Person;

/**
 * Whether everybody may read an inquiry. Only staff make it public, and only what they saw: what is written afterwards
 * stays private.
 *
 * @param shown what everybody reads, without names and attachments; empty unless published
 * @param decision empty until staff decided
 */
public record Openness(State state, List<Line> shown, Optional<Decision> decision) {
    public static final Openness CLOSED = new Openness(State.PRIVATE, List.of(), Optional.empty());
    static final Openness WISHED = new Openness(State.PENDING, List.of(), Optional.empty());

    public Openness {
        shown = List.copyOf(shown);
        if ((state == State.PUBLISHED) == shown.isEmpty()) {
            throw new IllegalArgumentException("shown: " + shown.size() + " lines while " + state);
        }
    }

    /** The words are published: on the wire and in tables they are lower-kebab. */
    public enum State {
        PRIVATE("不公开"),
        PENDING("等待审核"),
        PUBLISHED("已公开"),
        KEPT_BACK("没有公开");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What everybody reads of one message. */
    public record Line(Message.Side side, String text, Instant at) {}

    /** @param reason shown to the asker; empty where it was published */
    public record Decision(String reason, Person.Id by, Instant at) {
        public static final int MAX_REASON = 300;

        public Decision {
            reason = reason.strip();
            if (reason.codePointCount(0, reason.length()) > MAX_REASON) {
                throw Refusal.invalid("/reason", "理由最多 " + MAX_REASON + " 个字。");
            }
        }
    }
}
