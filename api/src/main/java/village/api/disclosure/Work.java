package village.api.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import village.api.identity.Person;

/**
 * The revision that is being prepared: seen by staff only.
 *
 * @param number the revision it will become
 * @param reason why what was published is corrected; empty for the first revision
 * @param authors everybody who wrote on it or on the revision it corrects, in order; none of them may check it
 * @param check the committee's last word on it; empty until it spoke
 */
public record Work(
        int number,
        Stage stage,
        Content content,
        String reason,
        List<Person.Id> authors,
        Optional<Check> check,
        Instant changedAt) {

    public Work {
        authors = List.copyOf(authors);
    }

    public enum Stage {
        DRAFT,
        /** Waits for the supervision committee. */
        SUBMITTED,
        /** The committee wants it changed. */
        RETURNED,
        /** May be published. */
        APPROVED;

        /** Whether it may be written on. */
        public boolean editable() {
            return this == DRAFT || this == RETURNED;
        }
    }

    /** @param note what the committee says; never empty where it returns */
    public record Check(Person.Id by, boolean approved, String note, Instant at) {}

    static Work begun(int number, Content content, String reason, Person.Id author, Instant now) {
        return new Work(number, Stage.DRAFT, content, reason, List.of(author), Optional.empty(), now);
    }

    static Work corrected(int number, Content content, List<Person.Id> before, String reason, Hand hand) {
        var work = new Work(number, Stage.DRAFT, content, reason, before, Optional.empty(), hand.now());
        return work.written(content, hand.person(), hand.now());
    }

    Work written(Content next, Person.Id author, Instant now) {
        return new Work(number, Stage.DRAFT, next, reason, with(author), check, now);
    }

    Work submitted(Person.Id author, Instant now) {
        return new Work(number, Stage.SUBMITTED, content, reason, with(author), check, now);
    }

    /** Back to its authors, to be written on again; what the committee said last stays. */
    Work takenBack(Person.Id author, Instant now) {
        return new Work(number, Stage.DRAFT, content, reason, with(author), check, now);
    }

    Work checked(Check verdict) {
        var next = verdict.approved() ? Stage.APPROVED : Stage.RETURNED;
        return new Work(number, next, content, reason, authors, Optional.of(verdict), verdict.at());
    }

    private List<Person.Id> with(Person.Id author) {
        return Stream.concat(authors.stream(), Stream.of(author)).distinct().toList();
    }
}
