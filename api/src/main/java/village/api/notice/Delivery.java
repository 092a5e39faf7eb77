package village.api.notice;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One notice on its way out as a subscribe message.
 *
 * @param attempts how often sending began
 * @param begunAt when the latest attempt began; empty before the first
 */
public record Delivery(
        Id id,
        SubscribeMessages.Message message,
        State state,
        int attempts,
        Instant plannedAt,
        Optional<Instant> begunAt) {

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** A new one, due at once. */
    static Delivery planned(UUID id, SubscribeMessages.Message message, Instant at) {
        return new Delivery(new Id(id), message, State.PENDING, 0, at, Optional.empty());
    }

    /** How far it is. The words are stored in lower-kebab. */
    public enum State {
        PENDING,
        /** An attempt has begun; whoever finds it so much later must not send again. */
        SENDING,
        SENT,
        /** 43101: the user did not allow it after all. */
        REFUSED,
        IMPOSSIBLE,
        /** Perhaps sent; never sent again. */
        UNKNOWN,
        /** Nothing was sent, the user's consents are used up; the inbox has it. */
        NO_CONSENT,
        /** Tried for too long; waits for somebody to look. */
        PARKED
    }
}
