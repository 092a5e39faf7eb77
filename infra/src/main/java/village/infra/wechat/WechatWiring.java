package village.infra.wechat;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.infra.redis.Redis;
import village.wechat.gateway.AccessTokenStore;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FirstAccountSettings.class)
class WechatWiring {
    @Bean
    PostgresWechatAccounts wechatAccounts(Database database, Sealer sealer) {
        return new PostgresWechatAccounts(database, sealer);
    }

    @Bean
    FirstAccount firstAccount(FirstAccountSettings settings, PostgresWechatAccounts accounts, Database database) {
        return new FirstAccount(settings, accounts, database);
    }

    @Bean
    PostgresCallbackSecrets callbackSecrets(Database database, Sealer sealer) {
        return new PostgresCallbackSecrets(database, sealer);
    }

    @Bean
    AccessTokenStore accessTokenStore(Redis redis, Sealer sealer, Clock clock) {
        return new RedisAccessTokens(redis, sealer, clock);
    }
}
