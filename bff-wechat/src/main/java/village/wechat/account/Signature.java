package village.wechat.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * What WeChat puts beside a callback.
 *
 * @param value 40 hexadecimal digits: SHA-1 over token, timestamp and nonce in dictionary order
 */
record Signature(String value, String timestamp, String nonce) {
    /** Compares in constant time. */
    boolean madeWith(String token) {
        return MessageDigest.isEqual(
                expected(token).getBytes(StandardCharsets.US_ASCII), value.getBytes(StandardCharsets.UTF_8));
    }

    private String expected(String token) {
        var text = Stream.of(token, timestamp, nonce).sorted().reduce("", String::concat);
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 (expected: part of every JDK)", e);
        }
    }
}
