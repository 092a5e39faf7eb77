package village.infra.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import village.api.Unavailable;
import village.openapi.signature.Nonces;

/**
 * Asks Redis, and PostgreSQL when Redis cannot be asked; then, for as long as a nonce is kept, both, since what was used
 * while Redis was away stands in PostgreSQL alone. What this instance saw it remembers besides: a call must not pass again
 * because Redis has forgotten it. A write is told to PostgreSQL in any case: another instance may be without Redis.
 */
final class SafeNonces implements Nonces {
    private static final Logger LOG = LoggerFactory.getLogger(SafeNonces.class);
    private static final int MOST = 200_000;
    private static final Duration LONGEST = Duration.ofMinutes(11);

    private final Nonces redis;
    private final Nonces postgres;
    private final AtomicLong bothUntil = new AtomicLong(System.nanoTime());
    private final Cache<String, Boolean> seen =
            Caffeine.newBuilder().expireAfterWrite(LONGEST).maximumSize(MOST).build();

    SafeNonces(Nonces redis, Nonces postgres) {
        this.redis = redis;
        this.postgres = postgres;
    }

    @Override
    public Mono<Boolean> use(String keyId, String nonce, Duration keep, boolean surely) {
        return Mono.defer(() -> {
            var mine = keyId + ':' + nonce;
            if (seen.asMap().putIfAbsent(mine, true) != null) {
                return Mono.just(false);
            }
            return shared(keyId, nonce, keep, surely).doOnError(failure -> seen.invalidate(mine));
        });
    }

    private Mono<Boolean> shared(String keyId, String nonce, Duration keep, boolean surely) {
        return redis.use(keyId, nonce, keep, surely)
                .flatMap(fresh ->
                        fresh && (surely || both()) ? postgres.use(keyId, nonce, keep, surely) : Mono.just(fresh))
                .onErrorResume(Unavailable.class, failure -> {
                    without(keep, failure);
                    return postgres.use(keyId, nonce, keep, surely);
                });
    }

    private boolean both() {
        return System.nanoTime() - bothUntil.get() < 0;
    }

    private void without(Duration keep, Unavailable failure) {
        var until = System.nanoTime() + keep.toNanos();
        if (bothUntil.getAndSet(until) - System.nanoTime() < 0) {
            LOG.warn("nonces go to PostgreSQL, Redis does not answer: {}", failure.toString());
        }
    }
}
