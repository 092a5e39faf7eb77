package village.infra.operations;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.infra.postgres.Database;
import village.infra.redis.Redis;
import village.openapi.v1.health.Health;

@Configuration(proxyBeanMethods = false)
class OperationsWiring {
    static final Duration LIMIT = Duration.ofMillis(900);

    @Bean
    PostgresHealth postgresHealthIndicator(Database database) {
        return new PostgresHealth(database);
    }

    @Bean
    RedisHealth redisHealthIndicator(Redis redis) {
        return new RedisHealth(redis);
    }

    @Bean
    Health health(PostgresHealth postgres) {
        return postgres::answers;
    }
}
