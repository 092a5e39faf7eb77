package village.openapi.zhejiang;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import village.openapi.signature.scheme.GatewayString;

/** The headers a call of the gateway bears ({@code X-BG-HMAC-*}). They cover neither the body nor a nonce. */
final class IrsSignature {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private IrsSignature() {}

    /**
     * @param path with the gateway's prefix
     * @param query as sent
     */
    static Map<String, String> headers(
            String method, String path, @Nullable String query, String accessKey, String secretKey, Instant at) {
        var date = DATE.format(at.atOffset(ZoneOffset.UTC));
        var signed = GatewayString.of(method, path, GatewayString.query(query), accessKey, date);
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-BG-HMAC-SIGNATURE", hmac(secretKey, signed));
        headers.put("X-BG-HMAC-ALGORITHM", "hmac-sha256");
        headers.put("X-BG-HMAC-ACCESS-KEY", accessKey);
        headers.put("X-BG-DATE-TIME", date);
        return headers;
    }

    private static String hmac(String secret, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }
}
