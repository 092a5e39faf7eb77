package village.infra.place;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Unavailable;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;

/**
 * Keeps villages for half a minute: every request asks for one. Many who ask at once cause one question, and the first
 * to ask may leave without spoiling it for the others. What is not found is not kept. While PostgreSQL is away the village
 * of before is given, so that what is cached can be shown.
 */
final class CachedVillages implements Villages {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 20_000;

    private final Villages villages;
    private final Ticker ticker;
    private final Cache<VillageCode, KnownVillage> byCode;
    private final Cache<Village.Id, KnownVillage> byId;

    CachedVillages(Villages villages, Ticker ticker) {
        this.villages = villages;
        this.ticker = ticker;
        this.byCode = cache(ticker);
        this.byId = cache(ticker);
    }

    private static <K> Cache<K, KnownVillage> cache(Ticker ticker) {
        return Caffeine.newBuilder()
                .expireAfterAccess(KEPT)
                .maximumSize(MOST)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Mono<Village> byCode(VillageCode code) {
        return known(byCode, code, villages::byCode);
    }

    @Override
    public Mono<Village> byId(Village.Id id) {
        return known(byId, id, villages::byId);
    }

    @Override
    public Flux<Village> within(String areaCode) {
        return villages.within(areaCode);
    }

    @Override
    public Mono<Boolean> lies(String area, String other) {
        return villages.lies(area, other);
    }

    private <K> Mono<Village> known(Cache<K, KnownVillage> cache, K key, Function<K, Mono<Village>> load) {
        return Mono.defer(() -> {
            var known = cache.get(key, missing -> new KnownVillage());
            var fresh = known.fresh(ticker.read());
            return fresh == null ? asked(known, () -> load.apply(key)) : Mono.just(fresh);
        });
    }

    private Mono<Village> asked(KnownVillage known, Supplier<Mono<Village>> load) {
        return Mono.fromFuture(() -> known.load(load, ticker), true).onErrorResume(Unavailable.class, failure -> {
            var before = known.before();
            return before == null ? Mono.error(failure) : Mono.just(before);
        });
    }
}
