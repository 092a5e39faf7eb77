package village.api.identity.session;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.AccessTokens;
import village.api.identity.Session;
import village.api.identity.membership.ShowMe;

/** Somebody stays signed in. The refresh token is his word for who he is. */
public final class RefreshSession {
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final ShowMe showMe;
    private final SessionTerms terms;
    private final Clock clock;

    public RefreshSession(
            Sessions sessions,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            ShowMe showMe,
            SessionTerms terms,
            Clock clock) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.showMe = showMe;
        this.terms = terms;
        this.clock = clock;
    }

    public Mono<SignedIn> refresh(String refreshToken) {
        return Mono.fromSupplier(() -> refreshTokens.read(refreshToken)).flatMap(this::trade);
    }

    private Mono<SignedIn> trade(RefreshToken presented) {
        var successor = refreshTokens.make(presented.session(), presented.generation() + 1);
        return sessions.rotate(toRotation(presented, successor))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.SESSION_REFRESH_INVALID)))
                .flatMap(session -> signedIn(session, successor));
    }

    private Sessions.Rotation toRotation(RefreshToken presented, RefreshToken successor) {
        var now = clock.instant();
        return new Sessions.Rotation(
                presented.session(),
                refreshTokens.hash(presented),
                refreshTokens.hash(successor),
                now,
                terms.grace(),
                now.plus(terms.refresh()));
    }

    private Mono<SignedIn> signedIn(Session session, RefreshToken successor) {
        return showMe.memberships(session.person())
                .map(villages -> new SignedIn(session.person(), accessTokens.issue(session), successor, villages));
    }
}
