package village.api.credit.offline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.credit.CreditYear;
import village.api.credit.Member;
import village.api.credit.ledger.Entry;
import village.api.identity.Person;

/**
 * Study away from the phone with the files that prove it. Only the member and who keeps his ledger see it.
 *
 * @param version from 1, one more with each change
 * @param handedInBy the member, who handed it in himself; empty where his keeper wrote it down, and after he left for good
 */
public record OfflineStudy(
        Id id,
        Member member,
        long version,
        Told told,
        List<Attachment.Id> files,
        Optional<Person.Id> handedInBy,
        Instant handedInAt,
        State state,
        Optional<Decision> decision) {
    /** What its events are about, and whose its files are, is called so. */
    public static final String KIND = "offline-study";

    public static final int MAX_FILES = 6;

    public OfflineStudy {
        files = List.copyOf(files);
        if (files.isEmpty() || files.size() > MAX_FILES || new HashSet<>(files).size() < files.size()) {
            throw Refusal.invalid("/attachments", "请附 1 到 " + MAX_FILES + " 个证明材料，比如签到表、结业证书的照片。");
        }
        if ((state == State.WAITING) != decision.isEmpty()) {
            throw new IllegalArgumentException("decision: " + decision + " (expected: one unless it waits)");
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

    /**
     * What it was, in the words of who handed it in.
     *
     * @param hours how long; empty where a keeper wrote it down by a rule of another unit
     * @param text possibly empty
     */
    public record Told(String title, LocalDate day, Optional<Integer> hours, String text) {
        public static final int MAX_TITLE = 60;
        public static final int MAX_HOURS = 100;
        public static final int MAX_TEXT = 500;

        public Told {
            day = CreditYear.sound("/day", day);
            title = title.strip();
            text = text.strip();
            if (title.isEmpty() || title.codePointCount(0, title.length()) > MAX_TITLE) {
                throw Refusal.invalid("/title", "请写明学了什么，最多 " + MAX_TITLE + " 个字。");
            }
            if (hours.filter(many -> many < 1 || many > MAX_HOURS).isPresent()) {
                throw Refusal.invalid("/hours", "学了几个小时，请填 1 到 " + MAX_HOURS + " 的整数。");
            }
            if (text.codePointCount(0, text.length()) > MAX_TEXT) {
                throw Refusal.invalid("/text", "说明最多写 " + MAX_TEXT + " 个字。");
            }
        }
    }

    /** The words are published: on the wire and in tables they are lower-kebab. */
    public enum State {
        WAITING("等书记确认"),
        CONFIRMED("已记入"),
        REFUSED("没有认定"),
        WITHDRAWN("自己撤回");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * What became of it.
     *
     * @param reason why it was refused, shown to the member; else empty
     * @param by who confirmed, refused or withdrew it
     * @param line the line it was booked in
     */
    public record Decision(String reason, Person.Id by, Instant at, Optional<Entry.Id> line) {
        public static final int MAX_REASON = 300;
    }

    /** Refuses what was decided or withdrawn before. */
    public OfflineStudy requireWaiting() {
        if (state != State.WAITING) {
            throw Refusal.of(Reason.OFFLINE_STUDY_DECIDED);
        }
        return this;
    }

    public OfflineStudy confirmed(Person.Id by, Instant at, Entry.Id line) {
        return decided(State.CONFIRMED, new Decision("", by, at, Optional.of(line)));
    }

    public OfflineStudy refused(Person.Id by, Instant at, String why) {
        var reason = why.strip();
        if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > Decision.MAX_REASON) {
            throw Refusal.invalid("/reason", "不认定要写明理由，最多 " + Decision.MAX_REASON + " 个字，本人会看到。");
        }
        return decided(State.REFUSED, new Decision(reason, by, at, Optional.empty()));
    }

    public OfflineStudy withdrawn(Person.Id by, Instant at) {
        return decided(State.WITHDRAWN, new Decision("", by, at, Optional.empty()));
    }

    private OfflineStudy decided(State now, Decision made) {
        requireWaiting();
        return new OfflineStudy(id, member, version + 1, told, files, handedInBy, handedInAt, now, Optional.of(made));
    }

    /** What its files were used for. */
    public Attachment.Owner owner() {
        return new Attachment.Owner(KIND, id.value());
    }
}
