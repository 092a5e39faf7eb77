package village.openapi.signature.scheme;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import village.api.client.Client;

/**
 * The way of the provincial gateway ({@code X-BG-HMAC-*}), for clients that can sign no other. It covers neither the body
 * nor a nonce: who listens may repeat a call for a minute and a half, or send it with another body.
 */
final class GatewayHeaders {
    static final String KEY_ID = "X-BG-HMAC-ACCESS-KEY";
    static final String DATE = "X-BG-DATE-TIME";
    static final String ALGORITHM = "X-BG-HMAC-ALGORITHM";
    static final String SIGNATURE = "X-BG-HMAC-SIGNATURE";
    static final Duration SKEW = Duration.ofSeconds(90);

    private GatewayHeaders() {}

    /** Whether a call is signed this way and not ours. */
    static boolean shown(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.containsHeader(SIGNATURE) && !headers.containsHeader(VillageHeaders.SIGNATURE);
    }

    static Signed read(ServerHttpRequest request) {
        return new Signed(
                Headers.keyId(request, KEY_ID),
                Headers.date(request, DATE),
                Optional.empty(),
                Headers.algorithm(request, ALGORITHM),
                Headers.signature(request, SIGNATURE),
                SKEW,
                GatewayHeaders::written);
    }

    private static String written(Client client, ServerHttpRequest request, String bodyHash) {
        return GatewayString.of(
                request.getMethod().name(),
                client.terms().externalPrefix() + request.getURI().getRawPath(),
                GatewayString.query(request.getURI().getRawQuery()),
                Headers.one(request, KEY_ID),
                Headers.one(request, DATE));
    }
}
