package village.api.identity.login;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.identity.Session;

/**
 * A screen that asks to be let into the console.
 *
 * @param session what a yes opened
 */
public record LoginRequest(Id id, State state, Instant expiresAt, Optional<Session> session) {
    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** Where it stands. The words are published. */
    public enum State {
        WAITING,
        CONFIRMED,
        REFUSED,
        EXPIRED
    }

    /** The request as it is at an instant. */
    public LoginRequest at(Instant now) {
        return now.isBefore(expiresAt) ? this : new LoginRequest(id, State.EXPIRED, expiresAt, Optional.empty());
    }
}
