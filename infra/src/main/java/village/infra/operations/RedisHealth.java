package village.infra.operations;

import io.lettuce.core.api.reactive.BaseRedisReactiveCommands;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;
import village.infra.redis.Redis;

/** Whether Redis answers. Without it the village is slower, not down: it has no part in readiness. */
final class RedisHealth implements ReactiveHealthIndicator {
    private final Redis redis;

    RedisHealth(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Health> health() {
        return redis.ask(BaseRedisReactiveCommands::ping)
                .timeout(OperationsWiring.LIMIT)
                .map(pong -> Health.up().build())
                .onErrorReturn(Health.down().build());
    }
}
