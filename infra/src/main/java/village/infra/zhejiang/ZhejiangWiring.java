package village.infra.zhejiang;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.AccessLog;
import village.api.identity.AccessTokens;
import village.api.identity.RoleBook;
import village.api.identity.WechatIdentities;
import village.api.identity.binding.Bindings;
import village.api.identity.binding.Consents;
import village.api.identity.citizen.CitizenJoins;
import village.api.identity.citizen.CitizenTickets;
import village.api.identity.citizen.ListCitizenJoins;
import village.api.identity.citizen.PartFromPlatform;
import village.api.identity.citizen.RosterMatches;
import village.api.identity.citizen.ShowWaysIn;
import village.api.identity.citizen.SignInCitizen;
import village.api.identity.citizen.UndoCitizenJoin;
import village.api.identity.membership.ShowMe;
import village.api.identity.session.OauthStates;
import village.api.identity.session.Opening;
import village.api.identity.session.RefreshTokens;
import village.api.identity.session.SessionTerms;
import village.api.identity.session.Sessions;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.openapi.zhejiang.IrsGateway;
import village.openapi.zhejiang.IrsTerms;
import village.openapi.zhejiang.ZhejiangTickets;

@Configuration(proxyBeanMethods = false)
class ZhejiangWiring {
    @Bean
    RosterMatches rosterMatches(Database database, Sealer sealer) {
        return new PostgresRosterMatches(database, sealer);
    }

    @Bean
    CitizenJoins citizenJoins(Database database, Sealer sealer, AccessLog accessLog, Ids ids) {
        return new PostgresCitizenJoins(database, sealer, accessLog, ids);
    }

    @Bean
    ShowWaysIn showWaysIn(CitizenJoins joins) {
        return new ShowWaysIn(joins);
    }

    @Bean
    PartFromPlatform partFromPlatform(CitizenJoins joins, RoleBook roles, Clock clock) {
        return new PartFromPlatform(joins, roles, clock);
    }

    @Bean
    ListCitizenJoins listCitizenJoins(CitizenJoins joins) {
        return new ListCitizenJoins(joins);
    }

    @Bean
    UndoCitizenJoin undoCitizenJoin(CitizenJoins joins, RoleBook roles, Clock clock) {
        return new UndoCitizenJoin(joins, roles, clock);
    }

    /** Without a gateway there is no such way in. */
    @Bean
    CitizenTickets citizenTickets(ZhejiangSettings settings, JsonMapper json, Clock clock) {
        return settings.gateway()
                .<CitizenTickets>map(gateway -> new ZhejiangTickets(
                        new IrsGateway(
                                new IrsTerms(
                                        gateway,
                                        settings.accessKey(),
                                        settings.secretKey(),
                                        settings.appId(),
                                        settings.patience(),
                                        settings.together()),
                                json,
                                clock),
                        settings.assured()))
                .orElse(ticket -> Mono.error(() -> Refusal.of(Reason.ROUTE_NOT_FOUND)));
    }

    @Bean
    Opening sessionOpening(
            Sessions sessions,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            ShowMe showMe,
            SessionTerms terms,
            Ids ids,
            Clock clock) {
        return new Opening(sessions, accessTokens, refreshTokens, showMe, terms, ids, clock);
    }

    @Bean
    SignInCitizen signInCitizen(
            CitizenTickets tickets,
            OauthStates used,
            WechatIdentities identities,
            Opening opening,
            RosterMatches rosters,
            Consents consents,
            Bindings bindings,
            CitizenJoins joins,
            RoleBook roles,
            Ids ids,
            Clock clock) {
        return new SignInCitizen(
                tickets, used, identities, opening, rosters, consents, bindings, joins, roles, ids, clock);
    }
}
