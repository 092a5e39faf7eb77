package village.api.evidence.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key that checks notes: {@code name+hash+key}, as C2SP signed-note writes it. */
public final class VerifierKey {
    static final byte ED25519 = 1;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_LENGTH = 32;
    private static final int HASH_LENGTH = 4;

    private final String name;
    private final byte[] key;

    VerifierKey(String name, byte[] key) {
        if (name.isEmpty() || name.chars().anyMatch(c -> Character.isWhitespace(c) || c == '+')) {
            throw new IllegalArgumentException("key name: " + name + " (expected: no space and no plus)");
        }
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("key: " + key.length + " bytes (expected: " + KEY_LENGTH + ")");
        }
        this.name = name;
        this.key = key.clone();
    }

    /** Reads what {@link #toString()} wrote. */
    public static VerifierKey parse(String text) {
        var parts = text.split("\\+", 3);
        var typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
        if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
            throw new IllegalArgumentException("key (expected: name+hash+key of Ed25519)");
        }
        var read = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!read.hash().equals(parts[1])) {
            throw new IllegalArgumentException("key hash: " + parts[1] + " (expected: " + read.hash() + ")");
        }
        return read;
    }

    public String name() {
        return name;
    }

    /** The first four bytes of SHA-256 over name, line feed, algorithm and key; hexadecimal. */
    public String hash() {
        return HexFormat.of().formatHex(hashBytes());
    }

    byte[] hashBytes() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(typed());
            return Arrays.copyOf(digest.digest(), HASH_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 (expected: part of every JDK)", e);
        }
    }

    private byte[] typed() {
        var typed = new ByteArrayOutputStream();
        typed.write(ED25519);
        typed.writeBytes(key);
        return typed.toByteArray();
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey());
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        var encoded = new ByteArrayOutputStream();
        encoded.writeBytes(X509_PREFIX);
        encoded.writeBytes(key);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
    }

    @Override
    public String toString() {
        return name + "+" + hash() + "+" + Base64.getEncoder().encodeToString(typed());
    }
}
