package village.openapi.zhejiang;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IrsSignatureTest {
    private static final Instant AT = Instant.parse("2021-11-09T08:49:20Z");

    @Test
    void signsTheTokenCall() {
        var headers = IrsSignature.headers(
                "POST", "/restapi/prod/IC33000020220329000007/uc/sso/access_token", null, "test-ak", "test-sk", AT);
        assertThat(headers)
                .containsEntry("X-BG-DATE-TIME", "Tue, 09 Nov 2021 08:49:20 GMT")
                .containsEntry("X-BG-HMAC-ALGORITHM", "hmac-sha256")
                .containsEntry("X-BG-HMAC-ACCESS-KEY", "test-ak")
                .containsEntry("X-BG-HMAC-SIGNATURE", "6F67ChM7QcjMtjp4MsZt7DAxW90rwrC4Pt92KcZGU70=");
    }

    @Test
    void signsChineseQueriesWhateverTheirOrder() {
        assertThat(signature("a=1&b=%E6%9D%91")).isEqualTo("NTOA1YzjEPTHB8eSa2rZ34VOehEjBoYJEGp1i7ddKJM=");
        assertThat(signature("b=%E6%9D%91&a=1")).isEqualTo("NTOA1YzjEPTHB8eSa2rZ34VOehEjBoYJEGp1i7ddKJM=");
        assertThat(signature("a=1&b=%E6%9D%90")).isNotEqualTo(signature("a=1&b=%E6%9D%91"));
    }

    @Test
    void writesTheDayOfTheMonthWithTwoDigits() {
        var headers = IrsSignature.headers("GET", "/x", null, "a", "s", Instant.parse("2026-11-02T01:02:03Z"));
        assertThat(headers).containsEntry("X-BG-DATE-TIME", "Mon, 02 Nov 2026 01:02:03 GMT");
    }

    private static String signature(String query) {
        return IrsSignature.headers("GET", "/restapi/prod/demo", query, "test-ak", "test-sk", AT)
                .get("X-BG-HMAC-SIGNATURE");
    }
}
