package village.api.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's being signed in on one device, from log-in to sign-out.
 *
 * @param appId the WeChat account he came through
 * @param expiresAt when it ends by itself
 */
public record Session(Id id, Person.Id person, Face face, Optional<String> appId, Instant expiresAt) {
    /** One session through all its refreshes. */
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
