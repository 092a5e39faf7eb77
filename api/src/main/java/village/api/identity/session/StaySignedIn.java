package village.api.identity.session;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.AccessTokens;
import village.api.identity.Session;

/** Somebody goes on working in a session that may have been ended elsewhere. */
public final class StaySignedIn {
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final Clock clock;

    public StaySignedIn(Sessions sessions, AccessTokens accessTokens, Clock clock) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.clock = clock;
    }

    /** Gives a fresh access token; refuses a session that has ended. */
    public Mono<AccessTokens.Issued> stay(Session.Id session) {
        return sessions.alive(session, clock.instant())
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.SESSION_EXPIRED)))
                .map(accessTokens::issue);
    }
}
