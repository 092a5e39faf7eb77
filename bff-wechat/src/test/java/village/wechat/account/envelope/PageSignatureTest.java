package village.wechat.account.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSignatureTest {
    private static final String TICKET =
            "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";

    @ParameterizedTest
    @ValueSource(strings = {"http://mp.weixin.qq.com?params=value", "http://mp.weixin.qq.com?params=value#/home"})
    void agreesWithTheExampleWechatPublishesAndIgnoresTheFragment(String url) {
        assertThat(PageSignature.of(TICKET, "Wm3WZYTPz0wzccnW", 1414587457, url))
                .isEqualTo("0f9de62fce790f9a083d5c99e95740ceb90c27ed");
    }
}
