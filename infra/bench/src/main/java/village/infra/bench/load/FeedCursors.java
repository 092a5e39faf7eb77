package village.infra.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals places of the change feed as the installation does, so that callers need not walk there first. */
public final class FeedCursors {
    private static final String LIST = "openapi-changes";
    private static final int TAG_LENGTH = 8;

    private final SecretKeySpec key;

    public FeedCursors(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** After which the page begins. */
    public String after(long epoch, long position) {
        var place = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(epoch)
                .putLong(position)
                .array();
        var sealed = ByteBuffer.allocate(place.length + TAG_LENGTH).put(place).put(tag(place));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
    }

    private byte[] tag(byte[] place) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(LIST.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(place), TAG_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }
}
