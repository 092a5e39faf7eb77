package village.api.gate;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * A second person answers for publishing a content with numbers in it.
 *
 * @param digest of exactly this content
 * @param findings how many there were
 */
public record GateRelease(
        Id id,
        Village.Id village,
        Subject subject,
        String digest,
        Person.Id by,
        String reason,
        int findings,
        Instant at) {
    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }
}
