package village.api.inquiry.expert;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;

/**
 * A township asks somebody to answer at a desk of experts in all its villages. Whoever accepts sits there until he leaves
 * or the township ends it.
 *
 * @param version from 1
 * @param desk the code of the desk
 * @param area the township
 * @param label what the township calls him, for colleagues to see
 * @param until when it can be accepted no longer
 * @param seat who accepted; empty while nobody did
 * @param ended when it was taken back, or he left; empty while it stands
 */
public record Invitation(
        Id id,
        long version,
        String desk,
        String area,
        String label,
        Person.Id invitedBy,
        Instant invitedAt,
        Instant until,
        Optional<Seat> seat,
        Optional<Instant> ended) {

    /** What its events are about is called so. */
    public static final String KIND = "inquiry-invitation";

    /** How long it waits to be accepted. */
    public static final Duration OPEN = Duration.ofDays(14);

    public static final int MAX_LABEL = 30;

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
     * Who accepted, and when. The seat is his whatever WeChat he uses: it belongs to who he was bound as when he accepted.
     *
     * @param person who is bound as him now; else who accepted
     * @param bound whether anybody is: nobody answers there until he is bound again
     */
    public record Seat(Person.Id person, Instant since, boolean bound) {}

    static Invitation to(Id id, String desk, String area, String label, Person.Id by, Instant now) {
        var plain = label.strip();
        var length = plain.codePointCount(0, plain.length());
        if (length == 0 || length > MAX_LABEL) {
            throw Refusal.invalid("/label", "请写明请的是谁，最多 " + MAX_LABEL + " 个字。");
        }
        return new Invitation(id, 1, desk, area, plain, by, now, now.plus(OPEN), Optional.empty(), Optional.empty());
    }

    /** Whether it was accepted and stands. */
    public boolean holds() {
        return seat.isPresent() && ended.isEmpty();
    }

    /** Whether it can be accepted. */
    public boolean open(Instant now) {
        return seat.isEmpty() && ended.isEmpty() && now.isBefore(until);
    }

    /** The same with who sits by it now. */
    public Invitation seated(Seat now) {
        return new Invitation(id, version, desk, area, label, invitedBy, invitedAt, until, Optional.of(now), ended);
    }

    /** Whether he is the one who sits by it now. */
    boolean heldBy(Person.Id person) {
        return holds() && seat.map(Seat::person).filter(person::equals).isPresent();
    }

    /** He sits there from now on; empty where he does already. Refuses what is over, and what another one accepted. */
    Optional<Invitation> accepted(Person.Id person, Instant now) {
        if (heldBy(person)) {
            return Optional.empty();
        }
        if (!open(now)) {
            throw Refusal.of(Reason.INQUIRY_INVITATION_NOT_FOUND);
        }
        return Optional.of(with(Optional.of(new Seat(person, now, true)), Optional.empty()));
    }

    /** Nobody sits by it any more, nor can accept it. Refuses what is over. */
    Invitation ended(Instant now) {
        if (ended.isPresent()) {
            throw Refusal.of(Reason.INQUIRY_INVITATION_NOT_FOUND);
        }
        return with(seat, Optional.of(now));
    }

    private Invitation with(Optional<Seat> next, Optional<Instant> over) {
        return new Invitation(id, version + 1, desk, area, label, invitedBy, invitedAt, until, next, over);
    }
}
