package village.wechat.account.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassiveReplyTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String APP = "wxservice01";
    private static final CallbackMessage MESSAGE =
            new CallbackMessage(Map.of("FromUserName", "o-follower", "ToUserName", "gh_1"));

    @ParameterizedTest
    @ValueSource(strings = {"收到了", "a]]>b<c>&d", "两行\n😀𠮷", "]]]]>>"})
    void turnsSenderAndReceiverRoundAndKeepsTheWords(String words) {
        var back = CallbackMessage.of(PassiveReply.to(envelope(Optional.empty()), words, NOW));
        assertThat(back.fields())
                .containsEntry("ToUserName", "o-follower")
                .containsEntry("FromUserName", "gh_1")
                .containsEntry("CreateTime", "1700000000")
                .containsEntry("MsgType", "text")
                .containsEntry("Content", words);
    }

    @Test
    void leavesOutWhatXmlCannotHold() {
        var back =
                CallbackMessage.of(PassiveReply.to(envelope(Optional.empty()), "a\u0000b\u0008c\ud800d\uffffe", NOW));
        assertThat(back.field("Content")).isEqualTo("abcde");
    }

    @Test
    void sealsTheReplySoThatWxJavaOpensIt() {
        var sealing = new Envelope.Sealing("token", CallbackKey.of(CallbackKeyTest.ENCODED));
        var sealed = PassiveReply.to(envelope(Optional.of(sealing)), "收到了😀", NOW);
        var fields = CallbackMessage.of(sealed);
        var opened = new WxCryptUtil("token", CallbackKeyTest.ENCODED, APP)
                .decryptXml(fields.field("MsgSignature"), fields.field("TimeStamp"), fields.field("Nonce"), sealed);
        assertThat(CallbackMessage.of(opened).field("Content")).isEqualTo("收到了😀");
    }

    private static Envelope envelope(Optional<Envelope.Sealing> sealing) {
        return new Envelope(APP, MESSAGE, "", sealing);
    }
}
