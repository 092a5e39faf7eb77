package village.api.identity.session;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Taken states in memory. */
public final class InMemoryOauthStates implements OauthStates {
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    @Override
    public Mono<Boolean> take(String state, Instant expiresAt) {
        return Mono.fromSupplier(() -> taken.add(state));
    }
}
