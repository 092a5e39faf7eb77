package village.infra.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The installation's secrets. Refuses to exist with a missing, short or well-known one.
 *
 * @param session signs access tokens and seals cursors and fingerprints; Base64 of at least 32 random bytes
 * @param data encrypts personal data and keys its blind indexes; Base64 of at least 32 random bytes, another than
 *     {@code session}
 * @param evidence makes the key that signs the evidence log; Base64 of at least 32 random bytes, another than both
 */
@ConfigurationProperties("village.secrets")
public record Secrets(String session, String data, String evidence) {
    private static final int MIN_BYTES = 32;
    private static final Set<String> WELL_KNOWN =
            Set.of("secret", "changeme", "password", "admin", "123456", "xiangyin");

    public Secrets {
        strong("village.secrets.session", session);
        strong("village.secrets.data", data);
        strong("village.secrets.evidence", evidence);
        if (session.equals(data)) {
            throw new IllegalArgumentException("village.secrets.data: same as session (expected: a secret of its own)");
        }
        if (evidence.equals(session) || evidence.equals(data)) {
            throw new IllegalArgumentException(
                    "village.secrets.evidence: same as another (expected: a secret of its own)");
        }
    }

    /** What is wrong with the secrets; empty when they may be used. */
    public static List<String> faults(@Nullable String session, @Nullable String data, @Nullable String evidence) {
        var faults = new ArrayList<String>();
        fault(() -> strong("village.secrets.session", session), faults);
        fault(() -> strong("village.secrets.data", data), faults);
        fault(() -> strong("village.secrets.evidence", evidence), faults);
        if (faults.isEmpty()) {
            fault(() -> new Secrets(String.valueOf(session), String.valueOf(data), String.valueOf(evidence)), faults);
        }
        return faults;
    }

    private static void fault(Runnable check, List<String> faults) {
        try {
            check.run();
        } catch (IllegalArgumentException weak) {
            faults.add(String.valueOf(weak.getMessage()));
        }
    }

    /** Derives a 32-byte key for one purpose from the session secret. */
    public byte[] sessionKey(String purpose) {
        return hmac(Base64.getDecoder().decode(session), purpose);
    }

    /** Derives a 32-byte key for one purpose from the data secret. */
    public byte[] dataKey(String purpose) {
        return hmac(Base64.getDecoder().decode(data), purpose);
    }

    /** The 32-byte seed of the Ed25519 key that signs the evidence log. */
    public byte[] evidenceSeed() {
        return hmac(Base64.getDecoder().decode(evidence), "evidence-ed25519-1");
    }

    private static void strong(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + ": missing (expected: Base64 of 32 or more random bytes)");
        }
        var bytes = decoded(name, value);
        var text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        var distinct = Arrays.stream(text.split("")).distinct().count();
        if (bytes.length < MIN_BYTES || distinct < 12 || WELL_KNOWN.stream().anyMatch(text::contains)) {
            throw new IllegalArgumentException(name + ": weak (expected: Base64 of 32 or more random bytes)");
        }
    }

    private static byte[] decoded(String name, String value) {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": not Base64 (expected: Base64 of 32 or more random bytes)", e);
        }
    }

    private static byte[] hmac(byte[] key, String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }

    @Override
    public String toString() {
        return "Secrets[***]";
    }
}
