package village.api.credit.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.credit.Amount;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.identity.Person;

/**
 * One line of the ledger. Never changed.
 *
 * @param year in which it is booked: that of {@code occurredAt}, or of {@code recordedAt} if that one was closed before
 * @param number from 1 within the member's year, without gaps
 * @param rule code of the rule it was judged by
 * @param scheme version of the rules it was judged by
 * @param wanted what the rule gives for the quantity, after those of the year that came before
 * @param granted what of it fitted under the caps; of a reversing line the opposite of what it takes back
 * @param limitedBy the cap that kept something back
 * @param balance the sum of the year's lines up to and with this one
 */
public record Entry(
        Id id,
        SourceEvent source,
        int year,
        long number,
        String rule,
        String scheme,
        Amount wanted,
        Amount granted,
        Optional<Caps.Scope> limitedBy,
        Amount balance,
        Instant recordedAt,
        Optional<Correction> correction) {

    /** What the events of the ledger are about is called so. */
    public static final String KIND = "credit-entry";

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
     * Why a line takes back an earlier one.
     *
     * @param of the line taken back
     * @param reason shown to the member
     */
    public record Correction(Id of, String reason, Person.Id by) {}

    public SourceKind kind() {
        return source.kind();
    }

    public boolean reversing() {
        return correction.isPresent();
    }
}
