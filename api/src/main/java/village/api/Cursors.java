package village.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes opaque list cursors and refuses forged ones. A cursor is good for the one list it was made for. */
public final class Cursors {
    private static final int TAG_LENGTH = 8;

    private final SecretKeySpec key;

    /** @param key at least 32 secret bytes, the same in every instance */
    public Cursors(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** @param list names the list, for example {@code my-complaints} */
    public String seal(String list, UUID last) {
        var id = ByteBuffer.allocate(16)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits())
                .array();
        var sealed =
                ByteBuffer.allocate(16 + TAG_LENGTH).put(id).put(tag(list, id)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Gives back the key a page ended with. Refuses anything this installation did not make for this list. */
    public UUID open(String list, String cursor) {
        var bytes = decoded(cursor);
        if (bytes.length != 16 + TAG_LENGTH) {
            throw Refusal.of(Reason.LIST_CURSOR_INVALID);
        }
        var id = Arrays.copyOf(bytes, 16);
        if (!MessageDigest.isEqual(tag(list, id), Arrays.copyOfRange(bytes, 16, bytes.length))) {
            throw Refusal.of(Reason.LIST_CURSOR_INVALID);
        }
        var buffer = ByteBuffer.wrap(id);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Reason.LIST_CURSOR_INVALID);
        }
    }

    private byte[] tag(String list, byte[] id) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(id), TAG_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }
}
