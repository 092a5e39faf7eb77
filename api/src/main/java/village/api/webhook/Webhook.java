package village.api.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import village.api.client.Client;

/**
 * An address of a client that is told of changes.
 *
 * @param types of these public types only; empty for all
 * @param ended why it gets nothing any more; empty while it does
 */
public record Webhook(
        Id id, Client.Id client, URI url, Set<String> types, Optional<Ending> ended, Instant registeredAt) {
    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** Why nothing is sent any more. */
    public enum Ending {
        /** The receiver answered 410. */
        GONE,
        /** The client took it back. */
        REMOVED,
        /** Nothing arrived there for a week, though something was to. */
        FAILING
    }

    public Webhook {
        types = Set.copyOf(types);
    }

    public boolean active() {
        return ended.isEmpty();
    }
}
