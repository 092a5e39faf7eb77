package village.infra.bench.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as a province's platform does. */
public final class Signed {
    private static final String PATH = "/openapi/v1/changes";

    private final String keyId;
    private final SecretKeySpec secret;

    public Signed(String keyId, String secret) {
        this.keyId = keyId;
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /**
     * Asks for a page of the change feed.
     *
     * @param after a cursor; empty for the first page
     */
    byte[] changes(String after) {
        return asked(query(after));
    }

    /** Asks where the change feed ends. */
    byte[] now() {
        return asked("from=now");
    }

    private byte[] asked(String query) {
        var request = new StringBuilder("GET " + PATH + "?" + query + " HTTP/1.1\r\nHost: village\r\n");
        signed(query)
                .forEach((name, value) ->
                        request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Path and query of a page. */
    public static String address(String after) {
        return PATH + "?" + query(after);
    }

    private static String query(String after) {
        return (after.isEmpty() ? "" : "after=" + after + "&") + "limit=500";
    }

    /** What signs the question for a page; another nonce each time. */
    public Map<String, String> headers(String after) {
        return signed(query(after));
    }

    private Map<String, String> signed(String query) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        var nonce = UUID.randomUUID().toString();
        try {
            var nothing = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest());
            var text = String.join("\n", "GET", PATH, query, keyId, date, nonce, nothing, "");
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            var signature = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return Map.of(
                    "X-Village-Key-Id", keyId,
                    "X-Village-Date", date,
                    "X-Village-Nonce", nonce,
                    "X-Village-Algorithm", "hmac-sha256",
                    "X-Village-Signature", signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 and SHA-256 (expected: part of every JDK)", e);
        }
    }
}
