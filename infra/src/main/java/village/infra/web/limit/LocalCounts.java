package village.infra.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** Counts in this instance alone. */
final class LocalCounts {
    private static final int MOST = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    Count count(String key, Rate rate) {
        return Count.of(buckets.get(key, missing -> bucket(rate)).tryConsumeAndReturnRemaining(1));
    }

    Count left(String key, Rate rate) {
        return Count.of(buckets.get(key, missing -> bucket(rate)).estimateAbilityToConsume(1));
    }

    private static Bucket bucket(Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.window()))
                .build();
    }
}
