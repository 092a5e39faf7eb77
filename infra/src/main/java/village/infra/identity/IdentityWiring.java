package village.infra.identity;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.event.LogTail;
import village.api.identity.AccessLog;
import village.api.identity.AccessTokens;
import village.api.identity.RoleBook;
import village.api.identity.WechatIdentities;
import village.api.identity.binding.Bindings;
import village.api.identity.binding.BoundPeople;
import village.api.identity.binding.Consents;
import village.api.identity.login.Chance;
import village.api.identity.login.LoginRequests;
import village.api.identity.login.Operators;
import village.api.identity.membership.Memberships;
import village.api.identity.session.OauthStates;
import village.api.identity.session.RefreshTokens;
import village.api.identity.session.Sessions;
import village.infra.crypto.Sealer;
import village.infra.crypto.Secrets;
import village.infra.postgres.Database;

/** The ports of identity. */
@Configuration(proxyBeanMethods = false)
class IdentityWiring {
    private static final Duration ROLES_REMEMBERED = Duration.ofSeconds(30);

    @Bean
    AccessTokens accessTokens(Secrets secrets, SessionSettings settings, Clock clock) {
        return new JoseAccessTokens(secrets.sessionKey("access-token"), settings::access, clock);
    }

    @Bean
    RefreshTokens refreshTokens(Secrets secrets) {
        return new HmacRefreshTokens(secrets.sessionKey("refresh-token"));
    }

    @Bean
    PostgresHomes homes(Database database) {
        return new PostgresHomes(database);
    }

    @Bean
    RoleBook roleBook(
            Database database, PostgresHomes homes, ObjectProvider<StandingListener> listeners, LogTail tail) {
        var book = new PostgresRoleBook(
                database, ROLES_REMEMBERED, homes, person -> listeners.forEach(listener -> listener.changed(person)));
        tail.listen("role-book", book);
        return book;
    }

    @Bean
    BoundPeople boundPeople(Database database) {
        return new PostgresBoundPeople(database);
    }

    @Bean
    Sessions sessions(Database database) {
        return new PostgresSessions(database);
    }

    @Bean
    OauthStates oauthStates(Database database) {
        return new PostgresOauthStates(database);
    }

    @Bean
    WechatIdentities wechatIdentities(Database database, Ids ids) {
        return new PostgresWechatIdentities(database, ids);
    }

    @Bean
    Consents consents(Database database) {
        return new PostgresConsents(database);
    }

    @Bean
    Bindings bindings(Database database, Sealer sealer, Ids ids) {
        return new PostgresBindings(database, sealer, ids);
    }

    @Bean
    Memberships memberships(Database database, Sealer sealer) {
        return new PostgresMemberships(database, sealer);
    }

    @Bean
    AccessLog accessLog(Database database, Sealer sealer) {
        return new PostgresAccessLog(database, sealer);
    }

    @Bean
    LoginRequests loginRequests(Database database) {
        return new PostgresLoginRequests(database);
    }

    @Bean
    Operators operators(Database database, Ids ids) {
        return new PostgresOperators(database, ids);
    }

    @Bean
    Chance chance() {
        return new SecureChance();
    }
}
