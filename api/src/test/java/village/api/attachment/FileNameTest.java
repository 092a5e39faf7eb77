package village.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void keepsTheWordsAndSaysWhatTheFileIs() {
        assertThat(name("三季度收支凭证.pdf")).contains("三季度收支凭证.pdf");
        assertThat(name("凭证（盖章） 第 2 版.PDF")).contains("凭证（盖章） 第 2 版.pdf");
        assertThat(name("没有后缀")).contains("没有后缀.pdf");
    }

    @Test
    void believesNoClaimOfBeingSomethingElse() {
        assertThat(name("发票.pdf.exe")).contains("发票.pdf");
        assertThat(name("index.html")).contains("index.pdf");
        assertThat(name("发票\u202efdp.exe")).contains("发票fdp.pdf");
    }

    @Test
    void takesNoFolderNoControlCharacterAndNoMark() {
        assertThat(name("C:\\Users\\张三\\账.pdf")).contains("账.pdf");
        assertThat(name("../../etc/passwd")).contains("passwd.pdf");
        assertThat(name("一\r\nSet-Cookie: a=b\u0000\u200b.pdf")).contains("一Set-Cookie a=b.pdf");
        assertThat(name("a\"b;c%00<d>.pdf")).contains("a b c 00 d.pdf");
    }

    @Test
    void isEmptyWhereNothingCanBeRead() {
        assertThat(name("")).isEmpty();
        assertThat(name(".pdf")).isEmpty();
        assertThat(name("...")).isEmpty();
        assertThat(name("/// \u200e .pdf")).isEmpty();
    }

    @Test
    void isShortAndCleansItselfNoFurther() {
        var name = name("账".repeat(500) + "\ud83d\ude00.pdf").orElseThrow();
        assertThat(name).isEqualTo("账".repeat(60) + ".pdf");
        var smiles = name("\ud83d\ude00一".repeat(100)).orElseThrow();
        assertThat(name(smiles)).contains(smiles);
    }

    private static Optional<String> name(String sent) {
        return FileName.of(sent, Format.PDF).map(FileName::value);
    }
}
