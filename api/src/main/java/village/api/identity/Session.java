package village.api.identity;

import java.util.Objects;
import java.util.UUID;

/** Somebody's being signed in on one device, from log-in to sign-out. */
public final class Session {
    private Session() {}

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
