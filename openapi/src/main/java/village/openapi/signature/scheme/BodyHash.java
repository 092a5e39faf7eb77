package village.openapi.signature.scheme;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a body stands in what is signed: SHA-256, hexadecimal. */
public final class BodyHash {
    private BodyHash() {}

    public static String of(byte[] body) {
        var digest = digest();
        digest.update(body);
        return finished(digest);
    }

    /** Of a digest that was fed piece by piece. */
    public static String finished(MessageDigest fed) {
        return HexFormat.of().formatHex(fed.digest());
    }

    /** To be fed piece by piece. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: part of every JDK)", e);
        }
    }
}
