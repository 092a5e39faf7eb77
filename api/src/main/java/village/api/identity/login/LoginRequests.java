package village.api.identity.login;

import java.time.Instant;
import reactor.core.publisher.Mono;
import village.api.identity.Session;

/** Screens that ask to be let in. Codes and device secrets are kept as keyed hashes only. */
public interface LoginRequests {
    /** How many wrong codes a request bears. */
    int MAX_WRONG = 5;

    Mono<Void> add(LoginRequest.Id id, String codeHash, String deviceHash, Instant expiresAt);

    /** Completes empty if there is no such request. */
    Mono<LoginRequest> byId(LoginRequest.Id id);

    /** As {@link #byId}, if this device asked; else empty. */
    Mono<LoginRequest> ofDevice(LoginRequest.Id id, String deviceHash);

    /**
     * Says yes and begins the session, or counts a wrong code; the fifth refuses the request for good. Several at once
     * never get more than five codes tried, and one yes.
     *
     * @return empty if nothing waits there any more
     */
    Mono<Answer> answer(LoginRequest.Id id, String codeHash, Session session, Instant now);

    /** What became of a code. */
    enum Answer {
        CONFIRMED,
        WRONG
    }
}
