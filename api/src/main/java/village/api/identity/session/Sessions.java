package village.api.identity.session;

import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;
import village.api.identity.Session;

/** Who is signed in where. */
public interface Sessions {
    /** Begins a session whose first refresh token has this hash. */
    Mono<Void> begin(Session session, byte[] refreshHash);

    /** Completes empty when there never was such a session, or it has ended. */
    Mono<Session> alive(Session.Id id, Instant now);

    /**
     * Trades a refresh token this installation made for its successor. The current token moves the session on; the one
     * before it changes nothing for a grace period, for its successor was perhaps lost on the way. Any other is stolen
     * or ended: the session ends, and the answer is empty. Of several at once, one moves the session on.
     */
    Mono<Session> rotate(Rotation rotation);

    /** Ends a session; ending it again changes nothing. */
    Mono<Void> end(Session.Id id, Instant now);

    /**
     * One refresh.
     *
     * @param presented hash of the token that was shown
     * @param successor hash of the token that follows it
     * @param grace how long the token before the current one still leads to the current one
     * @param expiresAt until when the session then lives
     */
    record Rotation(
            Session.Id session, byte[] presented, byte[] successor, Instant now, Duration grace, Instant expiresAt) {}
}
