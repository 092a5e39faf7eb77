package village.infra.crypto;

import java.util.Base64;
import java.util.Random;

/** Secrets for tests: strong enough to be accepted, and the same in every run. */
public final class TestSecrets {
    private TestSecrets() {}

    public static Secrets secrets() {
        return new Secrets(random(1), random(2), random(3));
    }

    public static Sealer sealer() {
        return new Sealer(secrets());
    }

    private static String random(long seed) {
        var bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
