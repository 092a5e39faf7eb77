package village.infra.bench.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Reads access tokens and makes fingerprints. */
final class MvcTokens {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SecretKeySpec key;

    MvcTokens(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    UUID person(String token) {
        var end = token.lastIndexOf('.');
        var given = Base64.getUrlDecoder().decode(token.substring(end + 1));
        if (!MessageDigest.isEqual(given, hmac(token.substring(0, end)))) {
            throw new IllegalArgumentException("token");
        }
        var claims = JSON.readTree(Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, end)));
        if (claims.get("exp").asLong() < System.currentTimeMillis() / 1000) {
            throw new IllegalArgumentException("expired");
        }
        return UUID.fromString(claims.get("sub").asString());
    }

    String fingerprint(String text) {
        return HexFormat.of().formatHex(hmac(text));
    }

    private byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }
}
