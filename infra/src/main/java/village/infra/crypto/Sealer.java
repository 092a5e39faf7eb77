package village.infra.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data for a column and makes the blind indexes to find it again. A sealed value is key number (1 byte),
 * nonce (12), AES-256-GCM ciphertext with tag; row and column are associated data, so that a value moved elsewhere does
 * not open.
 */
public final class Sealer {
    private static final byte KEY_NUMBER = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec sealKey;
    private final SecretKeySpec indexKey;
    private final SecureRandom random = new SecureRandom();

    public Sealer(Secrets secrets) {
        this.sealKey = new SecretKeySpec(secrets.dataKey("seal-1"), "AES");
        this.indexKey = new SecretKeySpec(secrets.dataKey("index-1"), "HmacSHA256");
    }

    /** @param column table and column, for example {@code roster_person.phone} */
    public byte[] seal(String column, UUID row, String plain) {
        return seal(column, row.toString(), plain);
    }

    /** As {@link #seal(String, UUID, String)} for rows whose key is a text. */
    public byte[] seal(String column, String row, String plain) {
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, column, row);
            var sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE_LENGTH + sealed.length)
                    .put(KEY_NUMBER)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not seal " + column, e);
        }
    }

    public String open(String column, UUID row, byte[] sealed) {
        return open(column, row.toString(), sealed);
    }

    /** Fails when the value was made for another row, another column or with another key. */
    public String open(String column, String row, byte[] sealed) {
        if (sealed.length <= 1 + NONCE_LENGTH || sealed[0] != KEY_NUMBER) {
            throw new IllegalStateException("sealed " + column + ": unknown form or key");
        }
        try {
            var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_LENGTH);
            var cipher = cipher(Cipher.DECRYPT_MODE, nonce, column, row);
            var plain = cipher.doFinal(sealed, 1 + NONCE_LENGTH, sealed.length - 1 - NONCE_LENGTH);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not open " + column, e);
        }
    }

    /**
     * The blind index of a value: equal values of one column have equal indexes, and nothing else can be told.
     *
     * @return key number (1 byte) and 16 bytes
     */
    public byte[] index(String column, String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey);
            mac.update(column.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            var tag = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(17).put(KEY_NUMBER).put(tag, 0, 16).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String column, String row) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((column + '\0' + row).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
