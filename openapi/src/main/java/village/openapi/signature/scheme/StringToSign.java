package village.openapi.signature.scheme;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a client signs.
 *
 * @param path raw, as sent, with the client's external prefix before it
 * @param query in its canonical form
 */
record StringToSign(String method, String path, String query, String keyId, String date, String nonce, byte[] body) {
    @Override
    public String toString() {
        return String.join("\n", method, path, query, keyId, date, nonce, hash(body)) + "\n";
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: part of every JDK)", e);
        }
    }
}
