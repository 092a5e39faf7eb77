package village.openapi.signature;

import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.openapi.problem.StringsToSign;
import village.openapi.signature.SigningKeys.SigningKey;
import village.openapi.signature.scheme.Signed;

/** Whether a call is signed as it should be. The cheap questions come first; a nonce is used up by good signatures only. */
@Component
class Verification {
    /** Twice the clock window and a little: longer than the call could pass again. */
    private static final Duration KEEP = Duration.ofMinutes(11);

    private final NamedKeys keys;
    private final Nonces nonces;
    private final Clock clock;

    Verification(NamedKeys keys, Nonces nonces, Clock clock) {
        this.keys = keys;
        this.nonces = nonces;
        this.clock = clock;
    }

    /** What a call claims before its body is read: how it is signed, and with whose key. */
    record Claim(Signed signed, SigningKey key) {}

    /** Reads the headers, the clock and the key; nothing of the body is taken in yet. */
    Mono<Claim> claimed(ServerHttpRequest request) {
        return Mono.defer(() -> {
            var signed = Signed.read(request);
            requireInTime(signed);
            return keys.find(request, signed.keyId())
                    .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CLIENT_KEY_UNKNOWN)))
                    .map(key -> new Claim(signed, key));
        });
    }

    /** Refuses the provincial gateway's way of signing where it was not agreed, and for anything but reading. */
    void requireWay(ServerHttpRequest request, Claim claim) {
        if (!claim.signed().gateway()) {
            return;
        }
        if (!claim.key().client().terms().gatewaySigning()) {
            throw Refusal.of(Reason.CLIENT_HEADERS, "没有为您开通 X-BG-HMAC 兼容签名，请用 X-Village 签名。");
        }
        if (!reads(request)) {
            throw Refusal.of(Reason.CLIENT_HEADERS, "X-BG-HMAC 兼容签名只能用来读，写请用 X-Village 签名。");
        }
    }

    /** Gives the key of a claim that is good; refuses every other with a code of its own. */
    Mono<SigningKey> verify(ServerWebExchange exchange, HashedRequest request, Claim claim) {
        return Mono.fromRunnable(() -> requireGood(exchange, request, claim.signed(), claim.key()))
                .then(Mono.defer(() -> usedOnce(request, claim.signed())))
                .thenReturn(claim.key());
    }

    private void requireInTime(Signed signed) {
        if (Duration.between(signed.date(), clock.instant()).abs().compareTo(signed.skew()) > 0) {
            throw Refusal.of(Reason.CLIENT_CLOCK);
        }
    }

    private static void requireGood(ServerWebExchange exchange, HashedRequest request, Signed signed, SigningKey key) {
        var text = signed.text(key.client(), request, request.hash());
        if (signed.over(text, key.secret())) {
            return;
        }
        if (key.client().terms().sandbox()) {
            StringsToSign.show(exchange, text);
        }
        throw Refusal.of(Reason.CLIENT_SIGNATURE);
    }

    private static boolean reads(ServerHttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
    }

    private Mono<Void> usedOnce(ServerHttpRequest request, Signed signed) {
        return Mono.justOrEmpty(signed.nonce())
                .flatMap(nonce -> nonces.use(signed.keyId(), nonce, KEEP, !reads(request)))
                .filter(fresh -> !fresh)
                .flatMap(used -> Mono.<Void>error(() -> Refusal.of(Reason.CLIENT_NONCE_USED)));
    }
}
