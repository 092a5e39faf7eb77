package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import village.infra.story.WholeVillage;

/** The example programs of the guide do what the guide says, against the running village. */
class ExampleStoryTest {
    private static final Path EXAMPLES = Path.of("../openapi/examples");

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @TempDir
    private Path folder;

    @Test
    void inJava() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        run(List.of(java, "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "VillageClient.java"));
    }

    @Test
    void inPython() throws Exception {
        assumeTrue(present("python3"));
        run(List.of("python3", "village_client.py"));
    }

    @Test
    void inJavaScript() throws Exception {
        assumeTrue(present("node"));
        run(List.of("node", "village-client.mjs"));
    }

    private static boolean present(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var platform = Integrator.everywhere(HERE);
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder(new ArrayList<>(command))
                .directory(EXAMPLES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().put("VILLAGE_URL", HERE.address().toString());
        process.environment().put("VILLAGE_KEY_ID", platform.keyId());
        process.environment().put("VILLAGE_SECRET", platform.secret());
        process.environment().put("VILLAGE_CODE", WholeVillage.VILLAGE);
        process.environment().put("PYTHONIOENCODING", "utf-8");
        process.environment().remove("JAVA_TOOL_OPTIONS");
        var running = process.start();
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(running.exitValue()).as(said).isZero();
        assertThat(said).containsPattern("villages [1-9]").contains("news ").containsPattern("complaint [0-9]+ 已");
    }
}
