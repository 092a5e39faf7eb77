package village.wechat.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mini-program's lesson page by its own script: it is left for ten minutes, and come back to. */
class LessonPageTest {
    @TempDir
    static Path phone;

    private static Node node;

    @BeforeAll
    static void bring() throws IOException {
        node = Node.with("mini-lesson.cjs", phone);
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

    private static String run(String kind, String tap, String answers) throws IOException {
        return node.run(Path.of("miniprogram").toRealPath().toString(), kind, tap, answers);
    }
}
