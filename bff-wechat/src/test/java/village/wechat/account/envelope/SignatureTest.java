package village.wechat.account.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final String KNOWN = "899cf89e464efb63f54ddac96b0a0a235f53aa78";

    @Test
    void agreesWithTheExampleWechatPublishes() {
        assertThat(new Signature(KNOWN, "1714037059", "486452656").madeWith("AAAAA"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "899cf89e464efb63f54ddac96b0a0a235f53aa79", "899cf89e", "签名"})
    void believesNoOther(String value) {
        assertThat(new Signature(value, "1714037059", "486452656").madeWith("AAAAA"))
                .isFalse();
    }

    @Test
    void believesNoOtherTokenTimeOrNonce() {
        assertThat(new Signature(KNOWN, "1714037059", "486452656").madeWith("AAAAB"))
                .isFalse();
        assertThat(new Signature(KNOWN, "1714037058", "486452656").madeWith("AAAAA"))
                .isFalse();
        assertThat(new Signature(KNOWN, "1714037059", "486452657").madeWith("AAAAA"))
                .isFalse();
    }
}
