package village.openapi.signature;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.openapi.signature.SigningKeys.SigningKey;

/** Finds the keys callers name. Whoever makes keys up, or guesses what goes with them, is slowed down with his house. */
@Component
class NamedKeys {
    private final SigningKeys keys;
    private final Quotas quotas;

    NamedKeys(SigningKeys keys, Quotas quotas) {
        this.keys = keys;
        this.quotas = quotas;
    }

    /** Completes empty for a key nobody was ever given; refuses where too many had to be looked up. */
    Mono<SigningKey> find(ServerHttpRequest request, String keyId) {
        return keys.remembers(keyId)
                ? keys.find(keyId)
                : quotas.lookedUp(request).flatMap(counted -> counted.allowed() ? keys.find(keyId) : tooMany(counted));
    }

    /** Passes on a refusal that may come of guessing; too many in one house are told to wait instead. */
    <T> Mono<T> guessed(ServerHttpRequest request, Throwable refusal) {
        return quotas.refused(request).flatMap(counted -> counted.allowed() ? Mono.error(refusal) : tooMany(counted));
    }

    private static <T> Mono<T> tooMany(Quotas.Counted counted) {
        return Mono.error(() -> Refusal.retryAfter(Reason.REQUEST_TOO_MANY, counted.until()));
    }
}
