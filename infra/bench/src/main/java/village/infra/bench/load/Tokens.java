package village.infra.bench.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens as the installation signs them, for the numbered villagers. */
final class Tokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = "{\"kid\":\"access-1\",\"typ\":\"at+jwt\",\"alg\":\"HS256\"}";

    private final byte[] key;

    Tokens(byte[] key) {
        this.key = key;
    }

    String of(int villager) {
        return of("mp", villager, UUID.randomUUID());
    }

    /** For the console, which asks whether the session lives. */
    String staff(int villager) {
        return of("console", villager, new UUID(0x62L << 32, villager));
    }

    private String of(String face, int villager, UUID session) {
        var now = Instant.now().getEpochSecond();
        var claims = "{\"iss\":\"xiangyin\",\"aud\":\"" + face + "\",\"sub\":\"" + person(villager) + "\",\"sid\":\""
                + session + "\",\"iat\":" + now + ",\"exp\":" + (now + 3600) + "}";
        var signed = encoded(HEADER) + "." + encoded(claims);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }

    static UUID person(int villager) {
        return new UUID(3L << 32, villager);
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
