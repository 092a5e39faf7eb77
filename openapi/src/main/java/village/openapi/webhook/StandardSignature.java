package village.openapi.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import village.api.webhook.WebhookSecret;

/** Signs a message as Standard Webhooks has it: {@code v1,} and Base64 of HMAC-SHA-256 over id, time and body. */
final class StandardSignature {
    private StandardSignature() {}

    /** One signature for each secret, separated by spaces. */
    static String of(List<WebhookSecret> secrets, String id, Instant at, String body) {
        var signed = id + '.' + at.getEpochSecond() + '.' + body;
        return secrets.stream().map(secret -> "v1," + hmac(secret, signed)).collect(Collectors.joining(" "));
    }

    private static String hmac(WebhookSecret secret, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }
}
