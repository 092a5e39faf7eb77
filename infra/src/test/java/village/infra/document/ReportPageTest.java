package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who taps 去反映 beside what was never published, in the mini-program, finds it written in the form. */
class ReportPageTest {
    private static final String WORDS = "“财务收支情况（逐项逐笔，附收支表）”2026年第三季度应在10月15日前公开，已逾期 12 天，请公开。";
    private static final String DRAFT =
            "{\"village\":\"330999101201\",\"owner\":\"p\",\"key\":\"k\",\"text\":\"%s\",\"files\":[],\"sent\":%s}";

    @TempDir
    static Path phone;

    @BeforeAll
    static void bring() throws IOException {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "node"))));
        try (var script = ReportPageTest.class.getResourceAsStream("/mini-report.cjs")) {
            Files.write(phone.resolve("report.cjs"), script.readAllBytes());
        }
    }

    @Test
    void theFormSaysWhatIsMissing() throws IOException {
        assertThat(run("-")).containsExactly(WORDS, WORDS);
    }

    /** What he was writing is his, and what is on its way is left as it went. */
    @Test
    void whatIsThereAlreadyStays() throws IOException {
        assertThat(run(DRAFT.formatted("路灯不亮", "null"))).containsExactly("路灯不亮", "路灯不亮");
        assertThat(run(DRAFT.formatted("", "{\"text\":\"送出去的\"}"))).containsExactly("", "送出去的");
    }

    private static List<String> run(String draft) throws IOException {
        var root = Path.of("../bff-wechat/miniprogram").toRealPath();
        var output = phone.resolve("output.txt").toFile();
        var process = new ProcessBuilder("node", "report.cjs", root.toString(), draft)
                .directory(phone.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var said = Files.readString(output.toPath());
        assertThat(process.exitValue()).as(said).isZero();
        return Arrays.asList(said.split("\n"));
    }
}
