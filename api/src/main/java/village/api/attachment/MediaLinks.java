package village.api.attachment;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/** Makes short-lived public links to single attachments, so that WeChat can fetch what it is to check. */
public final class MediaLinks {
    private static final int BODY_LENGTH = 16 + 16 + 8;
    private static final int TAG_LENGTH = 16;

    private final SecretKeySpec key;
    private final Optional<String> publicUrl;
    private final Duration life;
    private final Clock clock;

    /**
     * @param key at least 32 secret bytes, the same in every instance
     * @param publicUrl where WeChat reaches this installation, without a slash at the end; empty where it cannot
     * @param life how long a link is good
     */
    public MediaLinks(byte[] key, Optional<String> publicUrl, Duration life, Clock clock) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.publicUrl = publicUrl;
        this.life = life;
        this.clock = clock;
    }

    /** What a link names. */
    public record Target(Village.Id village, Attachment.Id attachment) {}

    /** Whether WeChat can be asked at all. */
    boolean available() {
        return publicUrl.isPresent();
    }

    /** The whole URL; empty where WeChat cannot reach this installation. */
    Optional<String> link(Target target) {
        return publicUrl.map(url -> url + "/mp/v1/media/" + token(target));
    }

    /** Gives back what a link was made for. Refuses forged and expired ones as if nothing were there. */
    Target open(String token) {
        var bytes = decoded(token);
        if (bytes.length != BODY_LENGTH + TAG_LENGTH) {
            throw Refusal.of(Reason.ATTACHMENT_NOT_FOUND);
        }
        var body = Arrays.copyOf(bytes, BODY_LENGTH);
        var genuine = MessageDigest.isEqual(tag(body), Arrays.copyOfRange(bytes, BODY_LENGTH, bytes.length));
        var buffer = ByteBuffer.wrap(body);
        var target = new Target(new Village.Id(uuid(buffer)), new Attachment.Id(uuid(buffer)));
        if (!genuine || buffer.getLong() <= clock.millis()) {
            throw Refusal.of(Reason.ATTACHMENT_NOT_FOUND);
        }
        return target;
    }

    private String token(Target target) {
        var body = ByteBuffer.allocate(BODY_LENGTH);
        put(body, target.village().value());
        put(body, target.attachment().value());
        body.putLong(clock.millis() + life.toMillis());
        var token =
                ByteBuffer.allocate(BODY_LENGTH + TAG_LENGTH).put(body.array()).put(tag(body.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    private byte[] tag(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(body), TAG_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Reason.ATTACHMENT_NOT_FOUND);
        }
    }

    private static void put(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer buffer) {
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
