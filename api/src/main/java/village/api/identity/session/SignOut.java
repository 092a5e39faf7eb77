package village.api.identity.session;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.Session;

/** Somebody signs out on this device. */
public final class SignOut {
    private final Sessions sessions;
    private final Clock clock;

    public SignOut(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Ends the session; its access token dies within minutes, its refresh token at once. */
    public Mono<Void> signOut(Actor actor, Session.Id session) {
        return Mono.fromSupplier(actor::requirePerson).flatMap(person -> sessions.end(session, clock.instant()));
    }
}
