package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
        installed("python3");
        run(List.of("python3", "village_client.py"));
    }

    /** As the guide has it: registered at localhost, without asking anybody. */
    @Test
    void receivesWebhooksInPython() throws Exception {
        installed("python3");
        var platform = Integrator.everywhere(HERE);
        var port = freePort();
        var made = platform.post("/openapi/v1/webhooks", "{\"url\":\"http://localhost:" + port + "/\"}")
                .expect(201);
        var output = folder.resolve("received.txt");
        var process = new ProcessBuilder("python3", "webhook_receiver.py")
                .directory(EXAMPLES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().put("WEBHOOK_SECRET", made.text("/secret"));
        process.environment().put("WEBHOOK_PORT", Integer.toString(port));
        var receiving = process.start();
        try {
            var number = "WR-" + port;
            var filed = platform.post(
                            "/openapi/v1/villages/" + WholeVillage.VILLAGE + "/complaints",
                            "{\"externalNumber\":\"" + number + "\",\"text\":\"路灯不亮\"}",
                            number)
                    .expect(201)
                    .text("/id");
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(Files.readString(output, StandardCharsets.UTF_8))
                            .contains("complaint.filed submitted " + filed));
            assertThat(unsigned(port)).isEqualTo(401);
        } finally {
            receiving.destroy();
            platform.send(platform.call("DELETE", "/openapi/v1/webhooks/" + made.text("/id"), ""));
        }
    }

    private static int unsigned(int port) throws IOException, InterruptedException {
        var forged = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", Long.toString(Instant.now().getEpochSecond()))
                .header("webhook-signature", "v1,AAAA")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(forged, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void inJavaScript() throws Exception {
        installed("node");
        run(List.of("node", "village-client.mjs"));
    }

    private static void installed(String program) {
        var present = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        assumeTrue(present, program + " is not installed: what runs with it was not tried");
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
