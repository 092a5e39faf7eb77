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
import org.jspecify.annotations.Nullable;

/** An answer ready to be sent, plain and packed. It is packed when somebody first takes it packed, once. */
final class Content {
    private static final int TAG_BYTES = 18;
    private static final int WORTH_PACKING = 512;

    private final byte[] plain;
    private final String tag;
    private final String packedTag;
    private final Instant asOf;
    private volatile byte @Nullable [] packed;

    private Content(byte[] plain, String name, Instant asOf) {
        this.plain = plain;
        this.tag = '"' + name + '"';
        this.packedTag = '"' + name + "-gz\"";
        this.asOf = asOf;
    }

    static Content of(byte[] plain, Instant asOf) {
        return new Content(plain, Base64.getUrlEncoder().encodeToString(Arrays.copyOf(sha256(plain), TAG_BYTES)), asOf);
    }

    byte[] plain() {
        return plain;
    }

    /** Strong, in quotes. */
    String tag() {
        return tag;
    }

    /** Of these bytes with others added to them, the same wherever both are. */
    String tagWith(byte[] more) {
        var added = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(sha256(more), TAG_BYTES));
        return tag.substring(0, tag.length() - 1) + "." + added + '"';
    }

    /** The packed bytes have a tag of their own. */
    String packedTag() {
        return packedTag;
    }

    /** When the load began. */
    Instant asOf() {
        return asOf;
    }

    boolean hasPacked() {
        return plain.length >= WORTH_PACKING;
    }

    byte[] packed() {
        var known = packed;
        if (known == null) {
            known = packed(plain);
            packed = known;
        }
        return known;
    }

    /** As large as it may become: packed it is hardly ever more than half. */
    int size() {
        return plain.length + (hasPacked() ? plain.length / 2 : 0) + 500;
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
