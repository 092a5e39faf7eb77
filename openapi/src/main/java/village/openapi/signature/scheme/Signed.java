package village.openapi.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import village.api.client.Client;

/**
 * What a call says about its own signature, in the one or the other way of signing.
 *
 * @param nonce empty in the way that has none
 * @param skew how far its clock may be from ours
 */
record Signed(
        String keyId,
        Instant date,
        Optional<String> nonce,
        Algorithm algorithm,
        byte[] signature,
        Duration skew,
        Writing writing) {

    /** Writes the string that should have been signed. */
    @FunctionalInterface
    interface Writing {
        String write(Client client, ServerHttpRequest request, byte[] body);
    }

    /** Whether it is the way a client must be allowed first. */
    boolean gateway() {
        return nonce.isEmpty();
    }

    /** Reads the headers; refuses a call that has none or bad ones. */
    static Signed read(ServerHttpRequest request) {
        return GatewayHeaders.shown(request) ? GatewayHeaders.read(request) : VillageHeaders.read(request);
    }

    @Override
    public String toString() {
        return "Signed[" + keyId + "]";
    }
}
