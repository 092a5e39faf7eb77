package village.infra.identity;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Session;
import village.api.identity.session.RefreshToken;
import village.api.identity.session.RefreshTokens;

/** A refresh token is session (16 bytes), generation (4) and the HMAC of both (32): only the key's holder can make one. */
final class HmacRefreshTokens implements RefreshTokens {
    private static final int BODY = 20;
    private static final int TAG = 32;
    private static final int LENGTH = 70;

    private final SecretKeySpec key;

    HmacRefreshTokens(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    @Override
    public RefreshToken make(Session.Id session, int generation) {
        var body = ByteBuffer.allocate(BODY)
                .putLong(session.value().getMostSignificantBits())
                .putLong(session.value().getLeastSignificantBits())
                .putInt(generation)
                .array();
        var token = ByteBuffer.allocate(BODY + TAG).put(body).put(tag(body)).array();
        return new RefreshToken(
                session, generation, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    @Override
    public RefreshToken read(String text) {
        try {
            return genuine(text);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw Refusal.of(Reason.SESSION_REFRESH_INVALID);
        }
    }

    /** Makes the token again from what it says of itself, and compares. */
    private RefreshToken genuine(String text) {
        if (text.length() != LENGTH) {
            throw Refusal.of(Reason.SESSION_REFRESH_INVALID);
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        var token = make(new Session.Id(new UUID(bytes.getLong(), bytes.getLong())), bytes.getInt());
        if (!MessageDigest.isEqual(hash(token.text()), hash(text))) {
            throw Refusal.of(Reason.SESSION_REFRESH_INVALID);
        }
        return token;
    }

    @Override
    public byte[] hash(RefreshToken token) {
        return hash(token.text());
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 (expected: part of every JDK)", e);
        }
    }

    private byte[] tag(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }
}
