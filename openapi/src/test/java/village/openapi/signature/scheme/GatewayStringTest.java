package village.openapi.signature.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import village.api.client.Secret;

class GatewayStringTest {
    private static final String DATE = "Tue, 09 Nov 2021 08:49:20 GMT";

    private static String signature(String method, String path, String query) {
        // The scheme's own vectors use a secret shorter than we give out.
        return Base64.getEncoder()
                .encodeToString(Algorithm.HMAC_SHA256.sign(
                        "test-sk".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        GatewayString.of(method, path, GatewayString.query(query), "test-ak", DATE)));
    }

    @Test
    void signsAsTheGatewayDoes() {
        assertThat(signature("POST", "/restapi/prod/IC33000020220329000007/uc/sso/access_token", null))
                .isEqualTo("6F67ChM7QcjMtjp4MsZt7DAxW90rwrC4Pt92KcZGU70=");
        assertThat(signature("GET", "/restapi/prod/demo", "b=%E6%9D%91&a=1"))
                .isEqualTo("NTOA1YzjEPTHB8eSa2rZ34VOehEjBoYJEGp1i7ddKJM=");
    }

    @Test
    void keepsTheOdditiesOfThatScheme() {
        assertThat(GatewayString.query("q=%21%27%28%29~")).isEqualTo("q=!'()~");
        assertThat(GatewayString.query("q=a%2Bb+c")).isEqualTo("q=a%20b%20c");
        assertThat(GatewayString.query("q=50%25")).isEqualTo("q=50%");
        assertThat(GatewayString.query("b=2&a=1&a=0")).isEqualTo("a=0&a=1&b=2");
        assertThat(GatewayString.query("")).isEmpty();
    }

    @Test
    void refusesAWeakSecretOfOurOwn() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Secret("test-sk"))
                .isInstanceOf(village.api.Refusal.class);
    }
}
