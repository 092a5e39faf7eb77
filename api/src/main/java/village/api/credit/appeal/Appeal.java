package village.api.credit.appeal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.ledger.Entry;
import village.api.identity.Person;

/**
 * An objection to one line. Only the member and who keeps his ledger read it.
 *
 * @param version from 1
 * @param line the line it is about
 * @param filedBy empty after he left for good
 */
public record Appeal(
        Id id,
        Member member,
        long version,
        Entry.Id line,
        String text,
        Optional<Person.Id> filedBy,
        Instant filedAt,
        Optional<Decision> decision) {

    /** What its events are about is called so. */
    public static final String KIND = "credit-appeal";

    public static final int MAX_TEXT = 500;

    public Appeal {
        text = text.strip();
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw Refusal.invalid("/text", "申诉最多写 " + MAX_TEXT + " 个字。");
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
    public enum Status {
        WAITING("等待处理"),
        UPHELD("申诉成立"),
        DISMISSED("维持原记录");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * What became of it.
     *
     * @param reason shown to the member
     * @param reversal the reversing line; empty if the line stands, or was itself a reversing one
     * @param corrected the line booked instead, or anew where a reversing line was wrong; empty if nothing was
     */
    public record Decision(
            String reason, Person.Id by, Instant at, Optional<Entry.Id> reversal, Optional<Entry.Id> corrected) {
        public static final int MAX_REASON = 300;

        public Decision {
            reason = reason.strip();
            if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > MAX_REASON) {
                throw Refusal.invalid("/reason", "请写明理由，最多 " + MAX_REASON + " 个字，本人会看到。");
            }
        }

        boolean upheld() {
            return reversal.isPresent() || corrected.isPresent();
        }
    }

    /** An appeal as it is filed; what is wrong must be said. */
    public static Appeal filed(Id id, Member member, Entry.Id line, String text, Person.Id by, Instant now) {
        if (text.isBlank()) {
            throw Refusal.invalid("/text", "请写明哪里不对。");
        }
        return new Appeal(id, member, 1, line, text, Optional.of(by), now, Optional.empty());
    }

    public Status status() {
        return decision.map(made -> made.upheld() ? Status.UPHELD : Status.DISMISSED)
                .orElse(Status.WAITING);
    }

    /** Refuses a second decision. */
    public Appeal requireWaiting() {
        if (decision.isPresent()) {
            throw Refusal.of(Reason.CREDIT_APPEAL_DECIDED);
        }
        return this;
    }

    public Appeal decided(Decision made) {
        requireWaiting();
        return new Appeal(id, member, version + 1, line, text, filedBy, filedAt, Optional.of(made));
    }
}
