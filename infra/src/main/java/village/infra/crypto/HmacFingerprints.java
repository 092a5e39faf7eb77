package village.infra.crypto;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import village.api.Fingerprints;

/** Fingerprints by HMAC-SHA-256. */
final class HmacFingerprints implements Fingerprints {
    private final SecretKeySpec key;

    HmacFingerprints(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    @Override
    public String of(byte[] canonical) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(canonical));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }
}
