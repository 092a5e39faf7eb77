package village.openapi.signature;

import java.time.Duration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import village.api.client.Client;

/** How often clients called, counted by all instances together. */
public interface Quotas {
    /** Counts one call. Never fails, and takes no time to speak of. */
    Mono<Counted> count(Client client);

    /** What {@link #count} would say now, counting nothing. Never fails. */
    Mono<Counted> left(Client client);

    /**
     * Counts a call whose key has to be looked up, for the house it came from: whoever makes up keys must not have them
     * all looked up. Never fails.
     */
    Mono<Counted> lookedUp(ServerHttpRequest request);

    /** Counts a call that was refused for its signature, for the house it came from. Never fails. */
    Mono<Counted> refused(ServerHttpRequest request);

    /**
     * @param remaining how many more may follow at once
     * @param until how long until the next may pass, or, for one that passed, until nothing is used any more
     */
    record Counted(boolean allowed, long remaining, Duration until) {}
}
