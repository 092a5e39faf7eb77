package village.api.disclosure.cover;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.disclosure.Filing;
import village.api.disclosure.Revision;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * Keeps a published revision, or one of its files, from everybody's eyes because it shows personal data (个人信息保护法 57).
 * It is itself public: by which office, when, why. What is on record stays as it is.
 *
 * @param revision the revision it covers, or in which the file was seen
 * @param file the one file it covers, in whichever revision; empty where it covers the whole revision
 * @param reason for everybody to read; no personal data
 * @param decision of the township; empty while it is awaited
 */
public record Cover(
        Id id,
        Village.Id village,
        Filing.Id filing,
        int revision,
        Optional<Attachment.Id> file,
        Office office,
        Person.Id by,
        String reason,
        Instant at,
        Optional<Decision> decision) {
    /** What stands in place of what is covered. */
    public static final String WORDS = Revision.COVERED;

    /** How long the township has; whatever is covered for longer counts as not disclosed. */
    public static final Duration TERM = Duration.ofDays(7);

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** For whom somebody covers. */
    public enum Office {
        VILLAGE("村委会"),
        TOWNSHIP("乡镇（街道）");

        private final String label;

        Office(String label) {
            this.label = label;
        }

        /** In Chinese, for everybody. */
        public String label() {
            return label;
        }
    }

    /** What the township finds. */
    public enum Verdict {
        /** Everybody may see it again. */
        LIFT,
        /** An operator is asked to erase it for good; until then it stays covered. */
        ERASE
    }

    /** @param note why, for everybody to read */
    public record Decision(Verdict verdict, Person.Id by, String note, Instant at) {}

    public Instant decideBy() {
        return at.plus(TERM);
    }

    /** Whether it still hides anything. */
    public boolean stands() {
        return decision.filter(taken -> taken.verdict() == Verdict.LIFT).isEmpty();
    }

    /** Whether it hides the whole revision of that number. */
    boolean hides(int number) {
        return file.isEmpty() && revision == number;
    }

    boolean sameAs(Cover other) {
        return filing.equals(other.filing)
                && file.equals(other.file)
                && (file.isPresent() || revision == other.revision);
    }

    /** Refuses a second decision, and that of whoever covered it for the village: somebody else has to look. */
    Cover decided(Decision taken) {
        if (decision.isPresent()) {
            throw Refusal.of(Reason.DISCLOSURE_WRONG_STATE, "这处遮盖已经有决定了。");
        }
        if (office == Office.VILLAGE && by.equals(taken.by())) {
            throw Refusal.of(Reason.DISCLOSURE_COVER_OWN);
        }
        return new Cover(id, village, filing, revision, file, office, by, reason, at, Optional.of(taken));
    }
}
