package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.infra.story.WholeVillage;

/** The example programs of the guide do what the guide says, against the running village. */
class ExampleStoryTest {
    private static final Path EXAMPLES = Path.of("../openapi/examples");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    /** The receiver checks what it gets, and shows a line for each message. */
    @Test
    void aReceiverInPython() throws Exception {
        assumeTrue(present("python3"));
        var platform = Integrator.may(
                HERE,
                new Scope(Resource.WEBHOOKS, Access.READ, "33"),
                new Scope(Resource.WEBHOOKS, Access.WRITE, "33"),
                new Scope(Resource.COMPLAINTS, Access.READ, "330999"),
                new Scope(Resource.COMPLAINTS, Access.WRITE, "330999"));
        var port = free();
        var made = platform.post("/openapi/v1/webhooks", "{\"url\":\"http://127.0.0.1:" + port + "/\"}")
                .expect(201);
        var output = folder.resolve("received.txt");
        var program = program(List.of("python3", "webhook_receiver.py"), output);
        program.environment().put("WEBHOOK_SECRET", made.text("/secret"));
        program.environment().put("WEBHOOK_PORT", String.valueOf(port));
        var receiving = program.start();
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(output).contains("listening on " + port));
            var number = "PY" + UUID.randomUUID().toString().substring(0, 18);
            var filed = platform.post(
                            "/openapi/v1/villages/" + WholeVillage.VILLAGE + "/complaints",
                            "{\"externalNumber\":\"" + number + "\",\"text\":\"路灯不亮\"}",
                            number)
                    .expect(201)
                    .text("/id");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Files.readString(output, StandardCharsets.UTF_8))
                            .contains("complaint.filed submitted " + filed));
            var log = "/openapi/v1/webhooks/" + made.text("/id") + "/deliveries";
            await().atMost(PATIENCE)
                    .until(() -> platform.get(log + "?state=delivered")
                            .expect(200)
                            .texts("/items", "/subjectId")
                            .contains(filed));
            assertThat(platform.get(log).expect(200).texts("/items", "/lastOutcome"))
                    .as("it refused none: every signature was right")
                    .doesNotContain("401");
        } finally {
            receiving.destroy();
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
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
        var process = program(command, output);
        process.environment().put("VILLAGE_URL", HERE.address().toString());
        process.environment().put("VILLAGE_KEY_ID", platform.keyId());
        process.environment().put("VILLAGE_SECRET", platform.secret());
        process.environment().put("VILLAGE_CODE", WholeVillage.VILLAGE);
        var running = process.start();
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(running.exitValue()).as(said).isZero();
        assertThat(said).containsPattern("villages [1-9]").contains("news ").containsPattern("complaint [0-9]+ 已");
    }

    private static ProcessBuilder program(List<String> command, Path output) {
        var process = new ProcessBuilder(new ArrayList<>(command))
                .directory(EXAMPLES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().put("PYTHONIOENCODING", "utf-8");
        process.environment().remove("JAVA_TOOL_OPTIONS");
        return process;
    }
}
