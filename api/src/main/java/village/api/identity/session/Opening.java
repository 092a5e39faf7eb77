package village.api.identity.session;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.identity.AccessTokens;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Session;
import village.api.identity.membership.ShowMe;

/** Begins a session for whoever has shown who he is. Every way to sign in ends here. */
public final class Opening {
    private static final int FIRST = 1;

    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final ShowMe showMe;
    private final SessionTerms terms;
    private final Ids ids;
    private final Clock clock;

    public Opening(
            Sessions sessions,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            ShowMe showMe,
            SessionTerms terms,
            Ids ids,
            Clock clock) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.showMe = showMe;
        this.terms = terms;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param through the account or platform he came through */
    public Mono<SignedIn> begin(Person.Id person, String through) {
        return Mono.fromSupplier(() -> toSession(person, through)).flatMap(this::begin);
    }

    private Session toSession(Person.Id person, String through) {
        var expiresAt = clock.instant().plus(terms.refresh());
        return new Session(new Session.Id(ids.next()), person, Face.MP, Optional.of(through), expiresAt);
    }

    private Mono<SignedIn> begin(Session session) {
        var refresh = refreshTokens.make(session.id(), FIRST);
        return sessions.begin(session, refreshTokens.hash(refresh))
                .then(Mono.defer(() -> showMe.memberships(session.person())))
                .map(villages -> new SignedIn(session.person(), accessTokens.issue(session), refresh, villages));
    }
}
