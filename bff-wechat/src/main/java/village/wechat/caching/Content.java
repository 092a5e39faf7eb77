package village.wechat.caching;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * An answer ready to be sent, plain and packed.
 *
 * @param tag strong, in quotes; the packed bytes have a tag of their own
 * @param asOf when the load began
 */
record Content(byte[] plain, byte[] packed, String tag, String packedTag, Instant asOf) {
    private static final int TAG_BYTES = 18;
    private static final int WORTH_PACKING = 512;
    private static final byte[] NOTHING = new byte[0];

    static Content of(byte[] plain, Instant asOf) {
        var name = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(sha256(plain), TAG_BYTES));
        var packed = plain.length < WORTH_PACKING ? NOTHING : packed(plain);
        return new Content(plain, packed, '"' + name + '"', '"' + name + "-gz\"", asOf);
    }

    boolean hasPacked() {
        return packed.length > 0;
    }

    int size() {
        return plain.length + packed.length + 500;
    }

    private static byte[] packed(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 2);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory (expected: takes bytes)", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: part of every JDK)", e);
        }
    }
}
