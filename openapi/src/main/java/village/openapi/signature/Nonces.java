package village.openapi.signature;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** The random strings that were used. */
@FunctionalInterface
public interface Nonces {
    /**
     * Uses a nonce up.
     *
     * @param keep how long it must not be used again
     * @param surely whether every store is to be told, so that none that was away lets it pass later
     * @return whether nobody had; fails as unavailable only when no store can be asked
     */
    Mono<Boolean> use(String keyId, String nonce, Duration keep, boolean surely);
}
