package village.wechat.account.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Random;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackKeyTest {
    static final String ENCODED = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String APP = "wxservice01";
    private static final byte[] SALT = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private final CallbackKey key = CallbackKey.of(ENCODED);
    private final WxCryptUtil wxJava = new WxCryptUtil("token", ENCODED, APP);

    /** Opens with openssl too: a change of both this and WxJava would be noticed. */
    @Test
    void sealsAsEver() {
        assertThat(key.seal(APP, "<xml>村口路灯不亮😀𠮷</xml>", SALT)).isEqualTo(KNOWN);
        assertThat(key.open(APP, KNOWN)).contains("<xml>村口路灯不亮😀𠮷</xml>");
    }

    private static final String KNOWN =
            "Q3stYC6hdFzMh9T8HCvyDCgpaoY63MAiiL1GWMPBODkLtRqibwVaBrstR4ELyAFgh3PMFEY0LQG6PqKGyT/GCLTYdW8egAzZLSIWEgoIlkDl0aW8uxvvvUTItS0jUMOe";

    @Test
    void opensWhatWxJavaSealedAtEveryLength() {
        for (var length = 0; length < 100; length++) {
            var text = "字".repeat(length);
            assertThat(key.open(APP, wxJava.encrypt("0123456789abcdef", text))).contains(text);
        }
    }

    @Test
    void sealsSoThatWxJavaOpensItAtEveryLength() {
        for (var length = 0; length < 100; length++) {
            var text = "a".repeat(length) + "𠮷😀";
            assertThat(wxJava.decrypt(key.seal(APP, text, SALT))).isEqualTo(text);
        }
    }

    @Test
    void agreesWithWxJavaByteForByte() {
        assertThat(key.seal(APP, "你好", SALT)).isEqualTo(wxJava.encrypt("0123456789abcdef", "你好"));
    }

    @Test
    void takesEveryKeyWechatMayHaveDrawn() {
        var letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        var random = new Random(7);
        for (var turn = 0; turn < 200; turn++) {
            var encoded = random.ints(43, 0, letters.length())
                    .mapToObj(letters::charAt)
                    .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                    .toString();
            var theirs = new WxCryptUtil("token", encoded, APP).encrypt("0123456789abcdef", "你好");
            assertThat(CallbackKey.of(encoded).open(APP, theirs)).contains("你好");
        }
    }

    @Test
    void opensNothingForAnotherAccountOrWithAnotherKey() {
        var sealed = key.seal(APP, "你好", SALT);
        assertThat(key.open("wxother", sealed)).isEmpty();
        assertThat(CallbackKey.of(ENCODED.replace('a', 'b')).open(APP, sealed)).isEmpty();
    }

    @Test
    void opensNothingThatWasCut() {
        var sealed = Base64.getDecoder().decode(key.seal(APP, "你好，村里的路灯坏了，请来看看", SALT));
        for (var length = 0; length < sealed.length; length++) {
            var cut = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(sealed, length));
            assertThat(key.open(APP, cut)).as("cut to %s bytes", length).isEmpty();
        }
    }

    /** A changed byte of the message itself goes unnoticed here: the signature covers it. */
    @Test
    void breaksOnNothingThatWasChanged() {
        var sealed = Base64.getDecoder().decode(key.seal(APP, "你好", SALT));
        var random = new Random(11);
        for (var turn = 0; turn < 2_000; turn++) {
            var changed = sealed.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            key.open(APP, Base64.getEncoder().encodeToString(changed))
                    .ifPresent(text -> assertThat(text).isNotNull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "====", "中文", "not base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void opensNoGarbage(String garbage) {
        assertThat(key.open(APP, garbage)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF_"})
    void isFortyThreeLettersAndDigits(String encoded) {
        assertThatThrownBy(() -> CallbackKey.of(encoded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("abcdef");
    }

    @Test
    void showsItselfToNobody() {
        assertThat(key.toString()).doesNotContain(ENCODED);
    }
}
