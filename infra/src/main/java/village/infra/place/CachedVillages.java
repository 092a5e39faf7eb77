package village.infra.place;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;

/**
 * Keeps villages for half a minute: every request asks for one. Many who ask at once cause one question, and the first
 * to ask may leave without spoiling it for the others. What is not found is not kept.
 */
final class CachedVillages implements Villages {
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST = 20_000;

    private final Villages villages;
    private final AsyncCache<VillageCode, Village> byCode;
    private final AsyncCache<Village.Id, Village> byId;

    CachedVillages(Villages villages, Ticker ticker) {
        this.villages = villages;
        this.byCode = cache(ticker);
        this.byId = cache(ticker);
    }

    private static <K> AsyncCache<K, Village> cache(Ticker ticker) {
        return Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST)
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
    }

    @Override
    public Mono<Village> byCode(VillageCode code) {
        return cached(byCode, code, villages::byCode);
    }

    @Override
    public Mono<Village> byId(Village.Id id) {
        return cached(byId, id, villages::byId);
    }

    @Override
    public Flux<Village> within(String areaCode) {
        return villages.within(areaCode);
    }

    @Override
    public Mono<Boolean> lies(String area, String other) {
        return villages.lies(area, other);
    }

    private static <K> Mono<Village> cached(AsyncCache<K, Village> cache, K key, Function<K, Mono<Village>> load) {
        return Mono.fromFuture(() -> loaded(cache, key, load), true);
    }

    private static <K> CompletableFuture<Village> loaded(
            AsyncCache<K, Village> cache, K key, Function<K, Mono<Village>> load) {
        return cache.get(key, (asked, executor) -> load.apply(asked).toFuture());
    }
}
