package village.api.identity.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.AccessTokens;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Session;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatLogin;
import village.api.identity.WechatLogins;
import village.api.identity.membership.ShowMe;

/** Somebody signs in with what WeChat says of him. There is no actor yet: this is where he comes from. */
public final class SignIn {
    private static final int FIRST = 1;

    private final WechatLogins logins;
    private final WechatIdentities identities;
    private final OauthStates states;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final ShowMe showMe;
    private final SessionTerms terms;
    private final Ids ids;
    private final Clock clock;

    public SignIn(
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
        this.logins = logins;
        this.identities = identities;
        this.states = states;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.showMe = showMe;
        this.terms = terms;
        this.ids = ids;
        this.clock = clock;
    }

    /** By a mini-program's code. */
    public Mono<SignedIn> inMiniProgram(String appId, String code) {
        return logins.ofMiniProgram(appId, code).flatMap(this::begin);
    }

    /** By a web page's OAuth code. */
    public Mono<SignedIn> onPage(String appId, String code) {
        return logins.ofPage(appId, code).flatMap(this::begin);
    }

    /** By a web page's OAuth code, at the end of a journey to WeChat that is good once. */
    public Mono<SignedIn> onPage(Journey journey, String code) {
        return states.take(journey.state(), journey.expiresAt())
                .filter(first -> first)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.SESSION_STATE_INVALID)))
                .flatMap(first -> onPage(journey.appId(), code));
    }

    /**
     * A browser's way to WeChat's authorize page and back.
     *
     * @param state tells it from all others
     * @param expiresAt until when it must be over
     */
    public record Journey(String appId, String state, Instant expiresAt) {}

    private Mono<SignedIn> begin(WechatLogin login) {
        return identities
                .personOf(login)
                .map(person -> toSession(person, login.openId().appId()))
                .flatMap(this::begin);
    }

    private Session toSession(Person.Id person, String appId) {
        var expiresAt = clock.instant().plus(terms.refresh());
        return new Session(new Session.Id(ids.next()), person, Face.MP, Optional.of(appId), expiresAt);
    }

    private Mono<SignedIn> begin(Session session) {
        var refresh = refreshTokens.make(session.id(), FIRST);
        return sessions.begin(session, refreshTokens.hash(refresh))
                .then(Mono.defer(() -> showMe.memberships(session.person())))
                .map(villages -> new SignedIn(session.person(), accessTokens.issue(session), refresh, villages));
    }
}
