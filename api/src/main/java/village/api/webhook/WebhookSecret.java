package village.api.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** What messages to a webhook are signed with: {@code whsec_} and Base64 of 24 to 64 bytes, as Standard Webhooks has it. */
public record WebhookSecret(String value) {
    private static final String PREFIX = "whsec_";

    public WebhookSecret {
        var bytes = bytes(value);
        if (bytes.length < 24 || bytes.length > 64) {
            throw new IllegalArgumentException("secret: " + bytes.length + " bytes (expected: 24 to 64)");
        }
    }

    /** Of what nobody can guess: two drawn texts of visible ASCII. */
    public static WebhookSecret drawn(String first, String second) {
        var drawn = (first + second).getBytes(StandardCharsets.US_ASCII);
        return new WebhookSecret(
                PREFIX + Base64.getEncoder().encodeToString(Arrays.copyOf(drawn, Math.min(drawn.length, 64))));
    }

    /** The key. */
    public byte[] bytes() {
        return bytes(value);
    }

    private static byte[] bytes(String value) {
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("secret: without prefix (expected: " + PREFIX + ")");
        }
        return Base64.getDecoder().decode(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "WebhookSecret[***]";
    }
}
