package village.api.identity.session;

import java.time.Clock;
import java.time.Instant;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.AccessTokens;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatLogin;
import village.api.identity.WechatLogins;
import village.api.identity.membership.ShowMe;

/** Somebody signs in with what WeChat says of him. There is no actor yet: this is where he comes from. */
public final class SignIn {
    private final WechatLogins logins;
    private final WechatIdentities identities;
    private final OauthStates states;
    private final Opening opening;

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
        this.opening = new Opening(sessions, accessTokens, refreshTokens, showMe, terms, ids, clock);
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
                .flatMap(person -> opening.begin(person, login.openId().appId()));
    }
}
