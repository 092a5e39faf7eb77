package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\":\"路灯坏了 𠮷 㐂\"}",
                "{\"text\":\"\\ud842\\udfb7\"}",
                "{\"text\":\"\\\\u0000\"}",
                "{\"text\":\"\\\\\\\\ud800\"}",
                "{\"text\":\"\\n\\\"\\\\\"}",
                "{\"broken\":\"\\u00",
                "\\"
            })
    void passesWhatIsText(String json) {
        assertThat(JsonText.clean(json.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\\u0000b\"}",
                "{\"a\\u0000\":1}",
                "{\"text\":\"\\\\\\u0000\"}",
                "{\"text\":\"\\ud800\"}",
                "{\"text\":\"\\ud800x\"}",
                "{\"text\":\"\\uDC00\"}",
                "{\"text\":\"\\ud842\\ud842\"}",
                "{\"text\":\"raw \0\"}"
            })
    void refusesNulAndLoneSurrogates(String json) {
        assertThat(JsonText.clean(json.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void refusesASurrogateEncodedAsOctets() {
        assertThat(JsonText.clean(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}))
                .isFalse();
        assertThat(JsonText.clean("\"한\"".getBytes(StandardCharsets.UTF_8))).isTrue();
    }
}
