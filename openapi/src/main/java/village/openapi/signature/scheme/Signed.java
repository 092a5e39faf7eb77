package village.openapi.signature.scheme;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import village.api.client.Client;
import village.api.client.Secret;

/**
 * What a call says about its own signature, in the one or the other way of signing.
 *
 * @param nonce empty in the way that has none
 * @param skew how far its clock may be from ours
 */
public record Signed(
        String keyId,
        Instant date,
        Optional<String> nonce,
        Algorithm algorithm,
        byte[] signature,
        Duration skew,
        Writing writing) {

    /** Writes the string that should have been signed. */
    @FunctionalInterface
    public interface Writing {
        String write(Client client, ServerHttpRequest request, String bodyHash);
    }

    /** Whether it is the way a client must be allowed first. */
    public boolean gateway() {
        return nonce.isEmpty();
    }

    /**
     * The string that should have been signed.
     *
     * @param bodyHash as {@link BodyHash} gives it
     */
    public String text(Client client, ServerHttpRequest request, String bodyHash) {
        return writing.write(client, request, bodyHash);
    }

    /** Whether the signature is that of a text under a secret; takes as long for a wrong one as for a good one. */
    public boolean over(String text, Secret secret) {
        return MessageDigest.isEqual(algorithm.sign(secret, text), signature);
    }

    /** Reads the headers; refuses a call that has none or bad ones. */
    public static Signed read(ServerHttpRequest request) {
        return GatewayHeaders.shown(request) ? GatewayHeaders.read(request) : VillageHeaders.read(request);
    }

    @Override
    public String toString() {
        return "Signed[" + keyId + "]";
    }
}
