package village.openapi.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
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

    private final NamedKeys keys;
    private final Agreements agreements;
    private final Authority authority;
    private final Noting noting;

    ApiKeys(NamedKeys keys, Agreements agreements, Authority authority, Noting noting) {
        this.keys = keys;
        this.agreements = agreements;
        this.authority = authority;
        this.noting = noting;
    }

    /** The key made of a client's key, as its integrator makes it too. */
    static String of(String keyId, Secret secret) {
        var mac = Algorithm.HMAC_SHA256.sign(secret, WORD);
        return keyId + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /**
     * The client, which may do that in the village. Refuses every other key, and counts those that were made up; from when
     * a key is named that there is, the call stands in its client's log, whatever becomes of it.
     *
     * @param village asked for once the key was found good; may refuse
     */
    public Mono<SignedClient> caller(
            ServerWebExchange exchange, String apiKey, Resource resource, Access access, Supplier<String> village) {
        return shown(exchange, apiKey)
                .doOnNext(key -> agreements.requireWelcome(exchange.getRequest(), key))
                .flatMap(key -> agreements.counted(exchange, key.client()).thenReturn(key))
                .flatMap(key -> authority
                        .require(key.client(), resource, access, Optional.of(village.get()))
                        .map(place -> new SignedClient(key.client(), key.key().id(), place)))
                .doOnNext(caller -> exchange.getAttributes().put(Arguments.CALLER, caller));
    }

    private Mono<SigningKey> shown(ServerWebExchange exchange, String apiKey) {
        var keyId = apiKey.substring(0, Math.max(0, apiKey.indexOf('.')));
        return Mono.just(keyId)
                .filter(named -> FORM.matcher(named).matches())
                .flatMap(named -> keys.find(exchange.getRequest(), named))
                .doOnNext(key -> noting.begin(exchange, key))
                .filter(key -> good(key, keyId, apiKey))
                .switchIfEmpty(Mono.defer(() -> keys.guessed(exchange.getRequest(), unknown())));
    }

    private static boolean good(SigningKey key, String keyId, String apiKey) {
        return MessageDigest.isEqual(
                of(keyId, key.secret()).getBytes(StandardCharsets.UTF_8), apiKey.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal unknown() {
        return Refusal.of(Reason.CLIENT_KEY_UNKNOWN, "api_key 不对，或者没有写。");
    }
}
