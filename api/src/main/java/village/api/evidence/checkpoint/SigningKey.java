package village.api.evidence.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** The log's Ed25519 key, made from its 32-byte seed (RFC 8032). */
public final class SigningKey {
    private static final int SEED_LENGTH = 32;
    private static final int PUBLIC_LENGTH = 32;

    private final VerifierKey verifier;
    private final PrivateKey key;

    private SigningKey(VerifierKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /** Fails where the JDK makes another key of the seed than it should. */
    public static SigningKey of(String name, byte[] seed) {
        try {
            var pair = pair(seed);
            var encoded = pair.getPublic().getEncoded();
            var publicKey = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_LENGTH, encoded.length);
            if (!Arrays.equals(seedOf(pair), seed)) {
                throw new IllegalStateException("Ed25519: the JDK made another key of the seed");
            }
            return new SigningKey(new VerifierKey(name, publicKey), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 (expected: part of every JDK)", e);
        }
    }

    /** The JDK derives public keys only while it draws a pair, so it draws the seed. */
    private static KeyPair pair(byte[] seed) throws GeneralSecurityException {
        if (seed.length != SEED_LENGTH) {
            throw new IllegalArgumentException("seed: " + seed.length + " bytes (expected: " + SEED_LENGTH + ")");
        }
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
        return generator.generateKeyPair();
    }

    private static byte[] seedOf(KeyPair pair) {
        var encoded = pair.getPrivate().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - SEED_LENGTH, encoded.length);
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** The note of a text that ends with a line feed: the text, an empty line, the signature's line. */
    public String note(String text) {
        var tagged = new ByteArrayOutputStream();
        tagged.writeBytes(verifier.hashBytes());
        tagged.writeBytes(signature(text.getBytes(StandardCharsets.UTF_8)));
        var line = Base64.getEncoder().encodeToString(tagged.toByteArray());
        return text + "\n" + Note.MARK + verifier.name() + " " + line + "\n";
    }

    private byte[] signature(byte[] text) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(key);
            signing.update(text);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 (expected: part of every JDK)", e);
        }
    }

    /** Gives back bytes it was given. */
    private static final class Drawn extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient byte[] bytes;

        Drawn(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes, 0, into, 0, into.length);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + verifier.name() + "]";
    }
}
