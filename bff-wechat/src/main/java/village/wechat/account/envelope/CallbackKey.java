package village.wechat.account.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key an account shares with WeChat (EncodingAESKey). A sealed message is AES-256-CBC over 16 random bytes, the
 * message's length, the message and the appId, padded to 32 bytes; the key's first half is the first vector.
 */
public final class CallbackKey {
    /** Random bytes before the message. */
    public static final int SALT = 16;

    private static final int HEAD = SALT + Integer.BYTES;
    private static final int BLOCK = 32;
    private final String encoded;
    private final byte[] key;

    private CallbackKey(String encoded) {
        this.encoded = encoded;
        this.key = Base64.getDecoder().decode(encoded + "=");
    }

    /** @param encoded 43 letters and digits, as WeChat shows it */
    public static CallbackKey of(String encoded) {
        if (!encoded.matches("[0-9A-Za-z+/]{43}")) {
            throw new IllegalArgumentException("EncodingAESKey: malformed (expected: 43 letters and digits)");
        }
        return new CallbackKey(encoded);
    }

    /** As WeChat shows it. */
    public String encoded() {
        return encoded;
    }

    /** @param salt 16 bytes, never the same */
    public String seal(String appId, String message, byte[] salt) {
        var text = message.getBytes(StandardCharsets.UTF_8);
        var owner = appId.getBytes(StandardCharsets.UTF_8);
        var length = HEAD + text.length + owner.length;
        var padding = BLOCK - length % BLOCK;
        var plain = ByteBuffer.allocate(length + padding)
                .put(salt, 0, SALT)
                .putInt(text.length)
                .put(text)
                .put(owner)
                .array();
        Arrays.fill(plain, length, plain.length, (byte) padding);
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not seal a reply", e);
        }
    }

    /** Empty for what was not sealed with this key for this account. */
    public Optional<String> open(String appId, String sealed) {
        try {
            var cut = Base64.getDecoder().decode(sealed);
            return cut.length == 0 || cut.length % SALT != 0
                    ? Optional.empty()
                    : message(appId, cipher(Cipher.DECRYPT_MODE).doFinal(cut));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> message(String appId, byte[] plain) {
        var end = plain.length - padding(plain);
        if (end == plain.length || end < HEAD) {
            return Optional.empty();
        }
        var length = ByteBuffer.wrap(plain).getInt(SALT);
        if (length < 0 || length > end - HEAD) {
            return Optional.empty();
        }
        var owner = Arrays.copyOfRange(plain, HEAD + length, end);
        return Arrays.equals(owner, appId.getBytes(StandardCharsets.UTF_8))
                ? Optional.of(new String(plain, HEAD, length, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** 0 for a padding that is none. */
    private static int padding(byte[] plain) {
        var padding = plain[plain.length - 1];
        if (padding < 1 || padding > BLOCK || padding > plain.length) {
            return 0;
        }
        for (var i = plain.length - padding; i < plain.length; i++) {
            if (plain[i] != padding) {
                return 0;
            }
        }
        return padding;
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, SALT));
        return cipher;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallbackKey same && Arrays.equals(key, same.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "CallbackKey[***]";
    }
}
