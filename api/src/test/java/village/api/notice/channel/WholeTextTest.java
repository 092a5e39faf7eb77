package village.api.notice.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WholeTextTest {
    private static final Optional<String> LINK = Optional.of("https://village.example/h5/#/a");

    @Test
    void saysAllOfAShortTextAndWhereItIs() {
        assertThat(WholeText.fitted("到镇里办。", LINK, 2000)).isEqualTo("到镇里办。\nhttps://village.example/h5/#/a");
        assertThat(WholeText.fitted("到镇里办。", Optional.empty(), 2000)).isEqualTo("到镇里办。");
    }

    @Test
    void fillsAMessageToItsLastByte() {
        var exact = "字".repeat(10);
        assertThat(WholeText.fitted(exact, Optional.empty(), 30)).isEqualTo(exact);
    }

    @Test
    void cutsAfterASentenceAndKeepsTheLinkWhole() {
        var said = WholeText.fitted("带身份证和户口本。".repeat(200), LINK, 2000);
        assertThat(said).contains("带身份证和户口本。……\n（没说完，全文点这里）").endsWith("\nhttps://village.example/h5/#/a");
        assertThat(bytes(said)).isBetween(1900, 2000);
    }

    @Test
    void saysWhereTheRestIsWhereThereIsNoLink() {
        assertThat(WholeText.fitted("字".repeat(2000), Optional.empty(), 2000)).endsWith("……\n（没说完，全文在“我的咨询”里看）");
    }

    @Test
    void neverCutsHalfACharacter() {
        var said = WholeText.fitted("😀".repeat(1000), LINK, 1999);
        assertThat(bytes(said)).isLessThanOrEqualTo(1999);
        assertThat(new String(said.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(said);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
