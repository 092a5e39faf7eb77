package village.api.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * An event a consumer gave up on until somebody looks. The subject's later events wait behind it.
 *
 * @param consumer who could not take it in
 * @param attempts how often it was tried since it came or was last replayed
 * @param lastError the kind of failure, never its message: that may hold personal data
 * @param behind how many events of the same subject wait behind it
 */
public record ParkedEvent(
        Id id, String consumer, SequencedEvent event, int attempts, String lastError, Instant since, long behind) {
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
