package village.api.credit.activity;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.event.Event;
import village.api.identity.Person;

/**
 * That a member took part, or says so.
 *
 * @param version from 1, one more with each change
 * @param note how he took part from afar; empty for others
 * @param by who confirmed or refused it; empty where the code did, and while it waits
 * @param reason why it was refused, shown to the member
 */
public record Attendance(
        Id id,
        Activity.Id activity,
        Member member,
        long version,
        How how,
        State state,
        String note,
        Instant at,
        Optional<Person.Id> by,
        String reason) {

    /** What its events are about is called so. */
    public static final String KIND = "attendance";

    public static final int MAX_NOTE = 300;
    public static final int MAX_REASON = 300;

    public Attendance {
        note = note.strip();
        reason = reason.strip();
        if (note.codePointCount(0, note.length()) > MAX_NOTE || how == How.REMOTE && note.isEmpty()) {
            throw Refusal.invalid("/note", "请写明怎么参加的，比如“视频连线全程参加”，最多 " + MAX_NOTE + " 个字。");
        }
        if (reason.codePointCount(0, reason.length()) > MAX_REASON || (state == State.REFUSED) == reason.isEmpty()) {
            throw Refusal.invalid("/reason", "不认定要写明理由，最多 " + MAX_REASON + " 个字，本人会看到。");
        }
    }

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** The words are published: on the wire and in tables they are lower-kebab. */
    public enum How {
        CODE("签到码"),
        KEEPER("书记登记"),
        REMOTE("异地参加");

        private final String label;

        How(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** The words are published: on the wire and in tables they are lower-kebab. */
    public enum State {
        WAITING("等书记确认"),
        CONFIRMED("已认定"),
        REFUSED("没有认定");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What it is worth with its activity in view. The words are published: on the wire they are lower-kebab. */
    public enum Standing {
        WAITING(State.WAITING.label()),
        CONFIRMED(State.CONFIRMED.label()),
        REFUSED(State.REFUSED.label()),
        /** It was confirmed, and what it gave was taken back when the activity was called off. */
        CALLED_OFF("活动已取消");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param calledOff whether its activity was called off by now */
    public Standing standing(boolean calledOff) {
        return switch (state) {
            case WAITING -> Standing.WAITING;
            case CONFIRMED -> calledOff ? Standing.CALLED_OFF : Standing.CONFIRMED;
            case REFUSED -> Standing.REFUSED;
        };
    }

    /** Confirms what waits or was refused before, by the code or by whoever keeps the ledger. */
    public Attendance confirmed(How now, Optional<Person.Id> keeper) {
        if (state == State.CONFIRMED) {
            throw Refusal.of(Reason.ATTENDANCE_DECIDED);
        }
        return new Attendance(id, activity, member, version + 1, now, State.CONFIRMED, note, at, keeper, "");
    }

    public Attendance refused(Person.Id keeper, String why) {
        if (state != State.WAITING) {
            throw Refusal.of(Reason.ATTENDANCE_DECIDED);
        }
        return new Attendance(
                id, activity, member, version + 1, how, State.REFUSED, note, at, Optional.of(keeper), why);
    }

    /** Who took part is not told: the row of the subject knows. */
    public Event told(UUID event, Instant now) {
        var type = state == State.WAITING ? "claimed" : state == State.CONFIRMED ? "confirmed" : "refused";
        var facts = Map.of("activity", activity.toString(), "how", how.name().toLowerCase(Locale.ROOT));
        return new Event(
                event,
                Optional.of(member.village()),
                new Event.Subject(KIND, id.value(), version),
                KIND + "." + type,
                facts,
                now);
    }
}
