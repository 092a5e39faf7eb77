package village.openapi.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Secret;
import village.openapi.client.SignedClient;
import village.openapi.signature.SigningKeys.SigningKey;
import village.openapi.signature.scheme.Algorithm;

/**
 * Finds out whose an {@code api_key} is, where a specification knows no signatures: {@code <Key-Id>.<HMAC>}, the HMAC over
 * a fixed word under the secret, so that the secret itself is never sent and what is sent opens nothing else.
 */
@Component
public class ApiKeys {
    private static final String WORD = "open311";
    private static final Pattern FORM = Pattern.compile("vk[0-9A-Za-z]{1,40}");

    private final SigningKeys keys;
    private final CallOrigins origins;
    private final Quotas quotas;
    private final Authority authority;
    private final Noting noting;

    ApiKeys(SigningKeys keys, CallOrigins origins, Quotas quotas, Authority authority, Noting noting) {
        this.keys = keys;
        this.origins = origins;
        this.quotas = quotas;
        this.authority = authority;
        this.noting = noting;
    }

    /** The key made of a client's key, as its integrator makes it too. */
    static String of(String keyId, Secret secret) {
        var mac = Algorithm.HMAC_SHA256.sign(secret, WORD);
        return keyId + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /** The client, which may do that in the village; refuses every other key, and counts those that were made up. */
    public Mono<SignedClient> caller(
            ServerWebExchange exchange, String apiKey, Resource resource, Access access, String village) {
        var keyId = apiKey.substring(0, Math.max(0, apiKey.indexOf('.')));
        return found(exchange, keyId)
                .filter(key -> good(key, keyId, apiKey))
                .switchIfEmpty(Mono.defer(() -> unknown(exchange)))
                .doOnNext(key -> noting.begin(exchange, key))
                .flatMap(key -> welcome(exchange, key))
                .flatMap(key -> authority
                        .require(key.client(), resource, access, Optional.of(village))
                        .map(place -> new SignedClient(key.client(), keyId, place)));
    }

    private Mono<SigningKey> found(ServerWebExchange exchange, String keyId) {
        if (!FORM.matcher(keyId).matches()) {
            return Mono.empty();
        }
        return keys.remembers(keyId)
                ? keys.find(keyId)
                : quotas.lookedUp(exchange.getRequest())
                        .flatMap(counted -> counted.allowed() ? keys.find(keyId) : tooMany(counted));
    }

    private static boolean good(SigningKey key, String keyId, String apiKey) {
        var same = MessageDigest.isEqual(
                of(keyId, key.secret()).getBytes(StandardCharsets.UTF_8), apiKey.getBytes(StandardCharsets.UTF_8));
        return same && key.key().active();
    }

    private Mono<SigningKey> unknown(ServerWebExchange exchange) {
        return quotas.refused(exchange.getRequest())
                .flatMap(counted -> counted.allowed()
                        ? Mono.error(() -> Refusal.of(Reason.CLIENT_KEY_UNKNOWN, "api_key 不对，或者已经停用。"))
                        : tooMany(counted));
    }

    private Mono<SigningKey> welcome(ServerWebExchange exchange, SigningKey key) {
        if (!key.client().terms().welcomes(origins.of(exchange.getRequest()))) {
            return Mono.error(() -> Refusal.of(Reason.CLIENT_ADDRESS));
        }
        return quotas.count(key.client())
                .flatMap(counted -> counted.allowed()
                        ? Mono.just(key)
                        : Mono.error(() -> Refusal.retryAfter(Reason.CLIENT_QUOTA, counted.until())));
    }

    private static Mono<SigningKey> tooMany(Quotas.Counted counted) {
        return Mono.error(() -> Refusal.retryAfter(Reason.REQUEST_TOO_MANY, counted.until()));
    }
}
