package village.infra.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;
import village.infra.postgres.Remembered;
import village.openapi.signature.SigningKeys;

/** Keeps keys for a short while: every call asks for one. Whatever happens to a client makes all be asked for anew. */
final class RememberedKeys implements SigningKeys, LogTail.Listener {
    private static final Duration MISSED = Duration.ofSeconds(10);
    private static final int MOST_MISSED = 10_000;

    private final Remembered<String, SigningKey> keys;
    private final Cache<String, Boolean> missing = Caffeine.newBuilder()
            .expireAfterWrite(MISSED)
            .maximumSize(MOST_MISSED)
            .build();

    RememberedKeys(SigningKeys keys) {
        this.keys = new Remembered<>(keys::find);
    }

    @Override
    public Mono<SigningKey> find(String keyId) {
        return Mono.defer(() -> missing.getIfPresent(keyId) != null
                ? Mono.empty()
                : keys.of(keyId).switchIfEmpty(Mono.fromRunnable(() -> missing.put(keyId, true))));
    }

    @Override
    public boolean remembers(String keyId) {
        return missing.getIfPresent(keyId) != null || keys.has(keyId);
    }

    @Override
    public void written(Event event) {
        if (event.subject().kind().equals("client")) {
            missed();
        }
    }

    @Override
    public void happened(SequencedEvent event) {
        written(event.event());
    }

    @Override
    public void missed() {
        missing.invalidateAll();
        keys.forget(any -> true);
    }
}
