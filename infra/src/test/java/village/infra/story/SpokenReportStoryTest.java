package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody far from home speaks to the public account; his village finds what he said, over HTTP all the way. */
class SpokenReportStoryTest {
    private static final Pattern TICKET = Pattern.compile("编号：([0-9]{8})");
    private static final String DESK = "/console/v1/villages/" + WholeVillage.VILLAGE + "/complaints";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final SealedLetters migrant = new SealedLetters(HERE, "demo-migrant-1");

    /** The first call of all loads WxJava, which may take longer than WeChat may. */
    @BeforeAll
    static void warmUp() {
        new SealedLetters(HERE, "demo-migrant-1").says("帮助");
    }

    @Test
    void aMigrantReportsByVoiceAndTheDeskHearsIt() {
        var asked = migrant.speaks("voice-far-1", "老家门口的路灯坏了，我娘走夜路看不见");
        assertThat(asked).contains("枫溪村", "语音 1 段", "1 反映问题");
        var filed = TICKET.matcher(migrant.says("1"));
        assertThat(filed.find()).isTrue();
        var found = HERE.desk("demo-cadre-1")
                .get(DESK + "?status=all&q=" + filed.group(1))
                .expect(200);
        assertThat(found.texts("/items", "/ticket")).containsExactly(filed.group(1));
        var opened = HERE.desk("demo-cadre-1")
                .get(DESK + "/" + found.text("/items/0/id"))
                .expect(200);
        assertThat(opened.body()).contains("老家门口的路灯坏了");
        assertThat(opened.text("/voices/0/playable")).isEqualTo("true");
        assertThat(migrant.says("查 " + filed.group(1))).contains(filed.group(1));
    }

    @Test
    void aForgedLetterIsNotHeard() {
        var forged = HERE.stranger()
                .send(
                        "POST",
                        "/wechat/wxdemo0service001/callback?encrypt_type=aes&timestamp=1&nonce=2&msg_signature=3",
                        "text/xml",
                        WholeVillage.utf8("<xml><Encrypt>AAAA</Encrypt></xml>"));
        assertThat(forged.status()).isNotEqualTo(200);
    }
}
