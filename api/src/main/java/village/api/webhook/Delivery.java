package village.api.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One message to one webhook.
 *
 * @param id the message's {@code webhook-id}, the same at every attempt
 * @param sequence the change's place in the log
 * @param attempts how often it was sent so far
 * @param recent the last attempts, latest first, {@value #RECENT} at most
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
        List<Attempt> recent,
        Optional<String> last,
        Instant createdAt,
        Optional<Instant> next,
        Optional<Instant> endedAt) {
    /** How many attempts are shown. */
    public static final int RECENT = 10;

    public Delivery {
        recent = List.copyOf(recent);
    }

    /**
     * One sending.
     *
     * @param at when it ended
     * @param outcome as in {@code last}
     */
    public record Attempt(Instant at, String outcome, Duration took) {}

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
