package village.api.disclosure.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import village.api.Refusal;
import village.api.identity.Person;

/**
 * Something happened that an item wants disclosed. From then on it is owed, whether anybody has begun to write or not.
 *
 * @param item code of an item disclosed when it happens
 * @param day when it happened, in Shanghai
 * @param what in a few words that everybody reads
 * @param by who registered it
 */
public record Occurrence(Id id, String item, LocalDate day, String what, Person.Id by, Instant at) {
    private static final int MAX_WHAT = 40;

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    public Occurrence {
        what = what.strip();
        var length = what.codePointCount(0, what.length());
        if (length == 0 || length > MAX_WHAT) {
            throw Refusal.invalid("/what", "请用 1 到 " + MAX_WHAT + " 个字写明发生了什么事。");
        }
    }

    /** The period a filing about it covers. */
    public CoveredPeriod period() {
        return new CoveredPeriod(CoveredPeriod.Kind.DAY, day);
    }
}
