package village.openapi.signature.scheme;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;
import village.api.client.Client;

/** Our own way of signing: covers method, path, query, key, date, nonce and body. */
final class VillageHeaders {
    static final String KEY_ID = "X-Village-Key-Id";
    static final String DATE = "X-Village-Date";
    static final String NONCE = "X-Village-Nonce";
    static final String ALGORITHM = "X-Village-Algorithm";
    static final String SIGNATURE = "X-Village-Signature";
    static final Duration SKEW = Duration.ofSeconds(300);

    private static final Pattern NONCE_FORM = Pattern.compile("[A-Za-z0-9._~-]{8,64}");

    private VillageHeaders() {}

    static Signed read(ServerHttpRequest request) {
        return new Signed(
                Headers.keyId(request, KEY_ID),
                Headers.date(request, DATE),
                Optional.of(Headers.matching(request, NONCE, NONCE_FORM, " 8 到 64 个字母、数字或 - . _ ~")),
                Headers.algorithm(request, ALGORITHM),
                Headers.signature(request, SIGNATURE),
                SKEW,
                VillageHeaders::written);
    }

    private static String written(Client client, ServerHttpRequest request, String bodyHash) {
        return new StringToSign(
                        request.getMethod().name(),
                        client.terms().externalPrefix() + request.getURI().getRawPath(),
                        CanonicalQuery.of(request.getURI().getRawQuery()),
                        Headers.one(request, KEY_ID),
                        Headers.one(request, DATE),
                        Headers.one(request, NONCE),
                        bodyHash)
                .toString();
    }
}
