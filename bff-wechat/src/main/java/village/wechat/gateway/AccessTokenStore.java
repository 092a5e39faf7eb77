package village.wechat.gateway;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Where all instances keep the access token of an account. Fails as unavailable when it cannot be asked; the caller
 * then does without, for WeChat allows several to ask for the stable token.
 */
public interface AccessTokenStore {
    /** Completes empty when there is none or it died. */
    Mono<AccessToken> get(String appId);

    /** Keeps the token until it dies, in place of any other. */
    Mono<Void> put(String appId, AccessToken token);

    /**
     * Makes the caller the only one to do an errand.
     *
     * @param errand names it, with the account
     * @return true for the one, false for all others until {@code span} is over or the errand is released
     */
    Mono<Boolean> lease(String errand, Duration span);

    /** Ends a lease of one's own early. */
    Mono<Void> release(String errand);
}
