package village.infra.redis;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RedisWiring {
    @Bean
    Redis redis(RedisSettings settings) {
        return Redis.connect(settings);
    }
}
