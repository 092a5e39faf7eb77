package village.infra.identity;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.identity.AccessTokens;
import village.api.identity.RoleBook;
import village.infra.crypto.Secrets;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class IdentityWiring {
    private static final Duration ROLES_REMEMBERED = Duration.ofSeconds(30);

    @Bean
    AccessTokens accessTokens(Secrets secrets, SessionSettings settings, Clock clock) {
        return new JoseAccessTokens(secrets.sessionKey("access-token"), settings::access, clock);
    }

    @Bean
    RoleBook roleBook(Database database) {
        return new PostgresRoleBook(database, ROLES_REMEMBERED);
    }
}
