package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mini-program's lesson page by its own script: it is left for ten minutes, and come back to. */
class LessonPageTest {
    @TempDir
    static Path phone;

    @BeforeAll
    static void bring() throws IOException {
        assumeTrue(nodeIsThere());
        try (var script = LessonPageTest.class.getResourceAsStream("/mini-lesson.cjs")) {
            Files.write(phone.resolve("lesson.cjs"), script.readAllBytes());
        }
    }

    /** A video goes on elsewhere, also where the last answer comes late; nothing else does. */
    @ParameterizedTest
    @CsvSource({
        "video, watch, fast, 601, 602",
        "video, watch, slow, 601, 602",
        "video, -, fast, 0, 0",
        "article, -, fast, 1, 3",
    })
    void whatWasWatchedElsewhereCounts(String kind, String tap, String answers, int least, int most)
            throws IOException {
        var said = run(kind, tap, answers).strip().split(" ", -1);
        for (var number : said) {
            assertThat(Integer.parseInt(number)).isBetween(least, most);
        }
    }

    @Test
    void asksForTheConsentThatIsMissingAndGoesOnFromThere() throws IOException {
        assertThat(run("article", "agree", "fast").lines()).containsExactly("true - 0", "false - 2");
    }

    private static String run(String... words) throws IOException {
        var root = Path.of("../bff-wechat/miniprogram").toRealPath();
        var output = phone.resolve("output.txt").toFile();
        var process = new ProcessBuilder("node", "lesson.cjs", root.toString(), words[0], words[1], words[2])
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
        return said;
    }

    private static boolean nodeIsThere() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "node")));
    }
}
