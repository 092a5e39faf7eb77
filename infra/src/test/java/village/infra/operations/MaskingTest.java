package village.infra.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "电话13700009050来了 | 电话137****9050来了",
                "137 0000 9050 | 137****9050",
                "id 33099919550312001X. | id 3****************X.",
                "GET /sns/jscode2session?appid=wx1&secret=abc123&js_code=xyz&grant=a | GET /sns/jscode2session?appid=wx1&secret=***&js_code=***&grant=a",
                "{\"access_token\":\"70_abc\",\"expires_in\":7200} | {\"access_token\":\"***\",\"expires_in\":7200}",
                "Authorization: Bearer abc.def-ghi | Authorization: Bearer ***",
                "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln ends | token *** ends",
                "session_key=\"tiihtNczf5v6AKRyjwEUhQ==\" | session_key=\"***\"",
                "?code=code-demo-villager-1&state=x | ?code=***&state=x"
            })
    void hidesPersonalNumbersAndSecrets(String text, String masked) {
        assertThat(Masking.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refused complaint.already-closed",
                "code=complaint.not-found",
                "errcode=40029 errmsg",
                "code: -1",
                "took 1370000 ms",
                "0198c0de-7000-7000-8000-137000090501",
                "1763800000000",
                "village 330999101201"
            })
    void leavesFactsAlone(String text) {
        assertThat(Masking.masked(text)).isEqualTo(text);
    }
}
