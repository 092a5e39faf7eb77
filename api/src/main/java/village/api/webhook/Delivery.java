package village.api.webhook;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One message to one webhook.
 *
 * @param id the message's {@code webhook-id}, the same at every attempt
 * @param sequence the change's place in the log
 * @param attempts how often it was sent so far
 * @param last how the last attempt ended, for example {@code 204}, {@code 500} or {@code timeout}
 * @param next when it is tried again; empty when it waits behind another of its subject, or no more
 */
public record Delivery(
        Id id,
        Webhook.Id webhook,
        String type,
        String subjectKind,
        UUID subject,
        long sequence,
        State state,
        int attempts,
        Optional<String> last,
        Instant createdAt,
        Optional<Instant> next,
        Optional<Instant> endedAt) {
    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** How far it has come. */
    public enum State {
        WAITING,
        DELIVERED,
        /** Given up on after days; the subject's later messages wait behind it until somebody replays it. */
        PARKED
    }
}
