package village.openapi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;

class ProblemTableTest {
    private static final Path FILE = Path.of("problems.zh-CN.md");
    private static final String AGAIN =
            "mvn -q test -pl openapi -am -Dtest=ProblemTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dvillage.write";

    @Test
    void isWhatTheCodeAnswers() throws IOException {
        if (System.getProperty("village.write") != null) {
            Files.writeString(FILE, ProblemTable.written());
        }
        assertThat(FILE).exists();
        assertThat(Files.readString(FILE))
                .as("openapi/%s differs from village.api.Reason; write it again with%n%s%n", FILE, AGAIN)
                .isEqualTo(ProblemTable.written());
    }

    @Test
    void namesEveryProblemOnceAndForGood() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+\\.[a-z]+(-[a-z]+)*"));
        assertThat(Problem.of(Refusal.of(Reason.COMPLAINT_ALREADY_CLOSED), "").type())
                .isEqualTo("https://xiangyin.example/problems/complaint.already-closed");
    }
}
