package village.api.identity.session;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Which journeys to WeChat's authorize page are over. */
public interface OauthStates {
    /**
     * Takes a state; of several who take it at once, one gets true, and nobody ever after.
     *
     * @param expiresAt until when somebody might try it again
     */
    Mono<Boolean> take(String state, Instant expiresAt);
}
