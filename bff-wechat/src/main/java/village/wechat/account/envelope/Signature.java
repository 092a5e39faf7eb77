package village.wechat.account.envelope;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What WeChat puts beside a callback.
 *
 * @param value 40 hexadecimal digits: SHA-1 over the token, the other parts and what is signed, in dictionary order
 */
public record Signature(String value, String timestamp, String nonce) {
    /** Signs a sealed message as WeChat does. */
    public static Signature of(String token, String timestamp, String nonce, String sealed) {
        return new Signature(digest(Stream.of(token, timestamp, nonce, sealed)), timestamp, nonce);
    }

    /** Signs an address as WeChat does; the message is not covered. */
    public static Signature of(String token, String timestamp, String nonce) {
        return new Signature(digest(Stream.of(token, timestamp, nonce)), timestamp, nonce);
    }

    /** Compares in constant time. */
    public boolean madeWith(String token) {
        return equal(of(token, timestamp, nonce));
    }

    /** As {@link #madeWith(String)}, for a signature that covers the sealed message. */
    public boolean madeWith(String token, String sealed) {
        return equal(of(token, timestamp, nonce, sealed));
    }

    private boolean equal(Signature expected) {
        return MessageDigest.isEqual(
                expected.value.getBytes(StandardCharsets.US_ASCII), value.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(Stream<String> parts) {
        return sha1(parts.sorted().collect(Collectors.joining()));
    }

    static String sha1(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 (expected: part of every JDK)", e);
        }
    }
}
