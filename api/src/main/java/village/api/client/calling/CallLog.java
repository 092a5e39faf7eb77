package village.api.client.calling;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.client.Client;
import village.api.place.Village;

/** The calls of clients, for reading; each shows a moment after it was answered. Kept 180 days. */
@FunctionalInterface
public interface CallLog {
    /** Newest first. */
    Mono<Page<Call, Id>> page(Client.Id client, int limit, Optional<Id> after);

    record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }
    }

    /**
     * One call that named a key of the client, also one whose signature was refused. Holds no personal data.
     *
     * @param village empty outside every village
     * @param route the pattern of its path, never the path
     * @param from the address it came from, its end hidden
     */
    record Call(
            Id id,
            Client.Id client,
            String keyId,
            Optional<Village.Id> village,
            String method,
            String route,
            int status,
            int millis,
            String requestId,
            Optional<String> from,
            Instant at) {}
}
