package village.openapi.signature;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.openapi.problem.StringsToSign;
import village.openapi.signature.SigningKeys.SigningKey;

/** Whether a call is signed as it should be. The cheap questions come first; a nonce is used up by good signatures only. */
@Component
class Verification {
    /** Twice the clock window: as long as the call could pass again. */
    private static final Duration KEEP = Duration.ofSeconds(600);

    private final SigningKeys keys;
    private final Nonces nonces;
    private final CallOrigins origins;
    private final Clock clock;

    Verification(SigningKeys keys, Nonces nonces, CallOrigins origins, Clock clock) {
        this.keys = keys;
        this.nonces = nonces;
        this.origins = origins;
        this.clock = clock;
    }

    /** Gives the key it is signed with; refuses every other call with a code of its own. */
    Mono<SigningKey> verify(ServerWebExchange exchange, WholeRequest request) {
        return Mono.defer(() -> {
            var signed = Signed.read(request);
            requireInTime(signed);
            return keys.find(signed.keyId())
                    .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CLIENT_KEY_UNKNOWN)))
                    .doOnNext(key -> requireGood(exchange, request, signed, key))
                    .flatMap(key -> usedOnce(signed).thenReturn(key));
        });
    }

    private void requireInTime(Signed signed) {
        if (Duration.between(signed.date(), clock.instant()).abs().compareTo(signed.skew()) > 0) {
            throw Refusal.of(Reason.CLIENT_CLOCK);
        }
    }

    private void requireGood(ServerWebExchange exchange, WholeRequest request, Signed signed, SigningKey key) {
        var terms = key.client().terms();
        if (!key.key().active()) {
            throw Refusal.of(Reason.CLIENT_KEY_REVOKED);
        }
        if (signed.gateway() && !terms.gatewaySigning()) {
            throw Refusal.of(Reason.CLIENT_HEADERS, "没有为您开通 X-BG-HMAC 兼容签名，请用 X-Village 签名。");
        }
        var text = signed.writing().write(key.client(), request, request.body());
        if (!MessageDigest.isEqual(signed.algorithm().sign(key.secret(), text), signed.signature())) {
            if (terms.sandbox()) {
                StringsToSign.show(exchange, text);
            }
            throw Refusal.of(Reason.CLIENT_SIGNATURE);
        }
        if (!terms.welcomes(origins.of(request))) {
            throw Refusal.of(Reason.CLIENT_ADDRESS);
        }
    }

    private Mono<Void> usedOnce(Signed signed) {
        return Mono.justOrEmpty(signed.nonce())
                .flatMap(nonce -> nonces.use(signed.keyId(), nonce, KEEP))
                .filter(fresh -> !fresh)
                .flatMap(used -> Mono.<Void>error(() -> Refusal.of(Reason.CLIENT_NONCE_USED)));
    }
}
