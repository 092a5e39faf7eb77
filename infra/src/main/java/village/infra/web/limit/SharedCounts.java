package village.infra.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Counts together with the other instances, in Redis. Where much is allowed an instance settles with Redis once in a
 * while, not each time: a few more may then pass, and a request costs next to nothing.
 */
final class SharedCounts {
    private static final int MOST = 100_000;
    private static final long MANY = 100;
    private static final long PART = 20;
    private static final Duration UNSETTLED = Duration.ofSeconds(1);

    private final AsyncProxyManager<String> redis;
    private final Cache<String, AsyncBucketProxy> buckets = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    SharedCounts(StatefulRedisConnection<String, byte[]> connection, Duration patience) {
        this.redis = Bucket4jLettuce.casBasedBuilder(connection)
                .requestTimeout(patience)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(UNSETTLED))
                .build()
                .asAsync();
    }

    CompletableFuture<Count> count(String key, Rate rate) {
        return buckets.get(key, missing -> bucket("limit:" + key, rate))
                .tryConsumeAndReturnRemaining(1)
                .thenApply(Count::of);
    }

    CompletableFuture<Count> left(String key, Rate rate) {
        return buckets.get(key, missing -> bucket("limit:" + key, rate))
                .estimateAbilityToConsume(1)
                .thenApply(Count::of);
    }

    private AsyncBucketProxy bucket(String key, Rate rate) {
        var configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.window()))
                .build();
        return redis.builder()
                .withOptimization(settling(rate))
                .build(key, () -> CompletableFuture.completedFuture(configuration));
    }

    private static Optimization settling(Rate rate) {
        return rate.count() < MANY
                ? Optimizations.batching()
                : Optimizations.delaying(new DelayParameters(rate.count() / PART, UNSETTLED));
    }
}
