package village.openapi.signature;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** The twin: whoever was given a key has it. */
public final class InMemorySigningKeys implements SigningKeys {
    private final Map<String, SigningKey> keys = new ConcurrentHashMap<>();

    public void put(SigningKey key) {
        keys.put(key.key().id(), key);
    }

    @Override
    public Mono<SigningKey> find(String keyId) {
        return Mono.fromSupplier(() -> keys.get(keyId));
    }
}
