package village.openapi.signature.scheme;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import village.api.client.Secret;

/** How a string is signed. */
public enum Algorithm {
    HMAC_SHA256("hmac-sha256", SHA256Digest::new),
    /** 国密: HMAC over SM3 (GB/T 32905). */
    HMAC_SM3("hmac-sm3", SM3Digest::new);

    private final String word;
    private final Supplier<Digest> digest;

    Algorithm(String word, Supplier<Digest> digest) {
        this.word = word;
        this.digest = digest;
    }

    static Optional<Algorithm> of(String word) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.word.equals(word))
                .findFirst();
    }

    public byte[] sign(Secret secret, String text) {
        return sign(secret.value().getBytes(StandardCharsets.UTF_8), text);
    }

    byte[] sign(byte[] secret, String text) {
        var mac = new HMac(digest.get());
        mac.init(new KeyParameter(secret));
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        var signature = new byte[mac.getMacSize()];
        mac.doFinal(signature, 0);
        return signature;
    }
}
