package village.infra.web.limit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.infra.redis.Redis;
import village.infra.web.Proxies;
import village.openapi.signature.Quotas;

@Configuration(proxyBeanMethods = false)
class LimitWiring {
    @Bean
    Counts counts(Redis redis, LimitSettings settings) {
        var shared = redis.connection().map(connection -> new SharedCounts(connection, settings.patience()));
        return new Counts(shared, settings.patience(), settings.pause());
    }

    @Bean
    @ConditionalOnProperty(name = "village.limits.enabled", matchIfMissing = true)
    LimitFilter limitFilter(Counts counts, LimitSettings settings, Proxies proxies) {
        return new LimitFilter(counts, settings, proxies);
    }

    @Bean
    Quotas clientQuotas(Counts counts, Proxies proxies) {
        return new ClientQuotas(counts, proxies);
    }
}
