package village.infra.identity;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Fingerprints;
import village.api.Ids;
import village.api.identity.AccessLog;
import village.api.identity.AccessTokens;
import village.api.identity.FollowerLogins;
import village.api.identity.ListAccesses;
import village.api.identity.RoleBook;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatLogins;
import village.api.identity.binding.BindPerson;
import village.api.identity.binding.Bindings;
import village.api.identity.binding.Consents;
import village.api.identity.binding.DecideBinding;
import village.api.identity.binding.EndBinding;
import village.api.identity.binding.GiveConsent;
import village.api.identity.binding.ListPendingBindings;
import village.api.identity.binding.WithdrawConsent;
import village.api.identity.login.BecomeOperator;
import village.api.identity.login.Chance;
import village.api.identity.login.ConfirmLogin;
import village.api.identity.login.LoginRequests;
import village.api.identity.login.Operators;
import village.api.identity.login.RequestLogin;
import village.api.identity.membership.Memberships;
import village.api.identity.membership.RecognizeFollower;
import village.api.identity.membership.ShowMe;
import village.api.identity.membership.ShowOffice;
import village.api.identity.session.ListUnionConflicts;
import village.api.identity.session.OauthStates;
import village.api.identity.session.RefreshSession;
import village.api.identity.session.RefreshTokens;
import village.api.identity.session.SessionTerms;
import village.api.identity.session.Sessions;
import village.api.identity.session.SignIn;
import village.api.identity.session.SignOut;
import village.api.identity.session.StaySignedIn;
import village.api.place.Villages;

/** The use cases of identity. */
@Configuration(proxyBeanMethods = false)
class IdentityUseCases {
    @Bean
    SessionTerms sessionTerms(SessionSettings settings) {
        return new SessionTerms(settings.refresh(), settings.grace());
    }

    /** What asks WeChat, which only the WeChat face can. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${village.faces}'.contains('wechat')")
    static class ThroughWechat {
        @Bean
        SignIn signIn(
                WechatLogins logins,
                WechatIdentities identities,
                OauthStates states,
                Sessions sessions,
                AccessTokens accessTokens,
                RefreshTokens refreshTokens,
                ShowMe showMe,
                SessionTerms terms,
                Ids ids,
                Clock clock) {
            return new SignIn(
                    logins, identities, states, sessions, accessTokens, refreshTokens, showMe, terms, ids, clock);
        }

        @Bean
        RecognizeFollower recognizeFollower(WechatIdentities identities, FollowerLogins logins, ShowMe showMe) {
            return new RecognizeFollower(identities, logins, showMe);
        }

        @Bean
        BindPerson bindPerson(
                Villages villages,
                Consents consents,
                WechatIdentities identities,
                WechatLogins logins,
                Bindings bindings,
                RoleBook roles,
                Ids ids,
                Clock clock) {
            return new BindPerson(villages, consents, identities, logins, bindings, roles, ids, clock);
        }
    }

    @Bean
    RefreshSession refreshSession(
            Sessions sessions,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            ShowMe showMe,
            SessionTerms terms,
            Clock clock) {
        return new RefreshSession(sessions, accessTokens, refreshTokens, showMe, terms, clock);
    }

    @Bean
    ListUnionConflicts listUnionConflicts(WechatIdentities identities) {
        return new ListUnionConflicts(identities);
    }

    @Bean
    SignOut signOut(Sessions sessions, Clock clock) {
        return new SignOut(sessions, clock);
    }

    @Bean
    StaySignedIn staySignedIn(Sessions sessions, AccessTokens accessTokens, Clock clock) {
        return new StaySignedIn(sessions, accessTokens, clock);
    }

    @Bean
    ShowMe showMe(Memberships memberships, Consents consents, Villages villages) {
        return new ShowMe(memberships, consents, villages);
    }

    @Bean
    ShowOffice showOffice(ShowMe showMe, Memberships memberships, Villages villages) {
        return new ShowOffice(showMe, memberships, villages);
    }

    @Bean
    ListAccesses listAccesses(AccessLog log) {
        return new ListAccesses(log);
    }

    @Bean
    GiveConsent giveConsent(Consents consents, Clock clock) {
        return new GiveConsent(consents, clock);
    }

    @Bean
    WithdrawConsent withdrawConsent(Consents consents, Clock clock) {
        return new WithdrawConsent(consents, clock);
    }

    @Bean
    DecideBinding decideBinding(Bindings bindings, RoleBook roles, Clock clock) {
        return new DecideBinding(bindings, roles, clock);
    }

    @Bean
    EndBinding endBinding(Villages villages, Bindings bindings, RoleBook roles, Clock clock) {
        return new EndBinding(villages, bindings, roles, clock);
    }

    @Bean
    ListPendingBindings listPendingBindings(Bindings bindings) {
        return new ListPendingBindings(bindings);
    }

    @Bean
    RequestLogin requestLogin(LoginRequests requests, Chance chance, Fingerprints fingerprints, Ids ids, Clock clock) {
        return new RequestLogin(requests, chance, fingerprints, ids, clock);
    }

    @Bean
    ConfirmLogin confirmLogin(
            LoginRequests requests,
            ShowOffice showOffice,
            Fingerprints fingerprints,
            SessionSettings settings,
            Ids ids,
            Clock clock) {
        return new ConfirmLogin(requests, showOffice, fingerprints, settings.consoleTotal(), ids, clock);
    }

    @Bean
    BecomeOperator becomeOperator(
            Operators operators, Fingerprints fingerprints, Chance chance, RoleBook roles, Clock clock) {
        return new BecomeOperator(operators, fingerprints, chance, roles, clock);
    }

    @Bean
    @ConditionalOnProperty(name = "village.login.offer-operator", matchIfMissing = true)
    FirstOperator firstOperator(BecomeOperator becomeOperator) {
        return new FirstOperator(becomeOperator);
    }
}
