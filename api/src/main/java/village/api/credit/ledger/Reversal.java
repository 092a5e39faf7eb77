package village.api.credit.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import village.api.Refusal;
import village.api.identity.Person;

/**
 * Takes a line back.
 *
 * @param id of the reversing line
 * @param event id of the event that tells of it
 * @param reason shown to the member
 */
public record Reversal(Entry.Id id, UUID event, String reason, Person.Id by, Instant at) {
    public static final int MAX_REASON = 300;

    public Reversal {
        reason = reason.strip();
        if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > MAX_REASON) {
            throw Refusal.invalid("/reason", "请写明理由，最多 " + MAX_REASON + " 个字，本人会看到。");
        }
    }

    /**
     * The year it is booked in: that of the line, or the running one if that was closed.
     *
     * @param closed tells of the {@linkplain #mayBeClosed years that may be} whether they are
     */
    public int year(Entry taken, IntPredicate closed) {
        return Posting.open(taken.year(), at, closed);
    }

    /** Which years of those it may be booked in could be closed while it is being booked. */
    public List<Integer> mayBeClosed(Entry taken) {
        return Posting.mayBeClosed(taken.year(), at);
    }

    /** The reversing line. */
    public Entry of(Entry taken, int year, Account account) {
        var back = taken.granted().negated();
        return new Entry(
                id,
                taken.source(),
                year,
                account.entries() + 1,
                taken.rule(),
                taken.scheme(),
                back,
                back,
                Optional.empty(),
                account.balance().plus(back),
                at,
                Optional.of(new Entry.Correction(taken.id(), reason, by)));
    }
}
