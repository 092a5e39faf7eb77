package village.infra.web.limit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.infra.redis.Redis;
import village.infra.web.Proxies;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "village.limits.enabled", matchIfMissing = true)
class LimitWiring {
    @Bean
    LimitFilter limitFilter(Redis redis, LimitSettings settings, Proxies proxies) {
        var shared = redis.connection().map(connection -> new SharedCounts(connection, settings.patience()));
        return new LimitFilter(new Counts(shared, settings.patience(), settings.pause()), settings, proxies);
    }
}
