package village.openapi.signature.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AlgorithmTest {
    private static String hex(Algorithm algorithm, String key, String text) {
        return HexFormat.of().formatHex(algorithm.sign(key.getBytes(StandardCharsets.UTF_8), text));
    }

    /** RFC 4231, test case 2. */
    @Test
    void signsWithSha256() {
        assertThat(hex(Algorithm.HMAC_SHA256, "Jefe", "what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    /** What OpenSSL 3 answers to {@code openssl mac -digest SM3 -macopt key:Jefe HMAC}. */
    @Test
    void signsWithSm3() {
        assertThat(hex(Algorithm.HMAC_SM3, "Jefe", "what do ya want for nothing?"))
                .isEqualTo("2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882");
    }

    @Test
    void knowsNoOther() {
        assertThat(Algorithm.of("hmac-sha1")).isEmpty();
        assertThat(Algorithm.of("HMAC-SHA256")).isEmpty();
        assertThat(Algorithm.of("hmac-sm3")).contains(Algorithm.HMAC_SM3);
    }
}
