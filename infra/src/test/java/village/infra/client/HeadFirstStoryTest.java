package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.infra.story.BareLine;
import village.infra.story.WholeVillage;

/** What a platform wants to upload is judged by its head; nothing is taken in that could not be accepted. */
class HeadFirstStoryTest {
    private static final String FILES = "/openapi/v1/villages/" + VILLAGE + "/attachments";
    private static final int TWENTY_MEGABYTES = 20 * 1024 * 1024;
    private static final byte[] PDF = "%PDF-1.7\n% 收据\n".getBytes(StandardCharsets.UTF_8);
    private static final int PLACES = 4;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Integrator platform;

    @BeforeAll
    static void meet() {
        platform = Integrator.everywhere(HERE);
    }

    private static Integrator stranger() {
        return platform.with("vk0", "nobody-knows-this-one");
    }

    private static BareLine line() throws IOException {
        return new BareLine(HERE.address());
    }

    /** The head of an upload, signed as if its body were empty: the body is what it never comes to. */
    private static String head(Integrator who, String... more) {
        var call = who.call("POST", FILES, new byte[0], "", Instant.now());
        var head = new StringBuilder("POST " + FILES + " HTTP/1.1\r\nHost: village\r\n");
        call.signedBy(HERE.stranger()).headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        for (var header : more) {
            head.append(header).append("\r\n");
        }
        return head + "Idempotency-Key: " + UUID.randomUUID()
                + "\r\nContent-Type: multipart/form-data; boundary=xx\r\n\r\n";
    }

    private static String length(int bytes) {
        return "Content-Length: " + bytes;
    }

    @Test
    void aStrangerIsAnsweredBeforeHeHasSentAnything() throws IOException {
        for (var framing : List.of(length(TWENTY_MEGABYTES), "Transfer-Encoding: chunked")) {
            try (var line = line()) {
                var answer = line.say(head(stranger(), framing)).hearAll();
                assertThat(answer)
                        .startsWith("HTTP/1.1 401")
                        .containsIgnoringCase("connection: close")
                        .contains("client.key-unknown");
            }
        }
    }

    @Test
    void aStrangersTwentyMegabytesAreNotListenedTo() throws IOException {
        var sent = 0;
        try (var line = line()) {
            line.say(head(stranger(), length(TWENTY_MEGABYTES)));
            var piece = new byte[64 * 1024];
            while (sent < TWENTY_MEGABYTES) {
                line.say(piece);
                sent += piece.length;
            }
        } catch (IOException hungUp) {
            // as it should
        }
        assertThat(sent).isLessThan(TWENTY_MEGABYTES);
    }

    /** Small bodies are how most first mistakes are made: the connection stays. */
    @Test
    void aStrangersFewWordsDoNotCostHimTheConnection() throws IOException {
        try (var line = line()) {
            var call = stranger().call("POST", FILES, "{}");
            var head = new StringBuilder("POST " + FILES + " HTTP/1.1\r\nHost: village\r\n");
            call.signedBy(HERE.stranger())
                    .headers()
                    .forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            var request = head + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
            assertThat(line.say(request).hear("client.key-unknown")).doesNotContainIgnoringCase("connection: close");
            assertThat(line.hear("}")).isNotEmpty();
            assertThat(line.say(request).hear("client.key-unknown")).contains("HTTP/1.1 401");
        }
    }

    @Test
    void whoAsksBeforeSendingIsToldAtOnce() throws IOException {
        var reader = Integrator.may(HERE, new Scope(Resource.ATTACHMENTS, Access.READ, VILLAGE));
        try (var line = line()) {
            var answer = line.say(head(reader, length(TWENTY_MEGABYTES), "Expect: 100-continue"))
                    .hearAll();
            assertThat(answer).startsWith("HTTP/1.1 403").contains("client.scope-missing");
        }
        try (var line = line()) {
            var answer = line.say(head(platform, length(TWENTY_MEGABYTES), "Expect: 100-continue"))
                    .hear("\r\n");
            assertThat(answer).startsWith("HTTP/1.1 100");
        }
        try (var line = line()) {
            var answer = line.say(head(platform, length(2 * TWENTY_MEGABYTES), "Expect: 100-continue"))
                    .hearAll();
            assertThat(answer).startsWith("HTTP/1.1 413").contains("attachment.too-large");
        }
    }

    @Test
    void whoFillsHisPlacesSlowsNobodyElse() throws IOException {
        var greedy = Integrator.everywhere(HERE);
        var lines = new ArrayList<BareLine>();
        try {
            for (var place = 0; place < PLACES; place++) {
                var line = line();
                lines.add(line.say(head(greedy, length(TWENTY_MEGABYTES), "Expect: 100-continue")));
                assertThat(line.hear("\r\n")).startsWith("HTTP/1.1 100");
                line.say("--xx\r\n");
            }
            var refused = greedy.upload(FILES, PDF, UUID.randomUUID().toString())
                    .expectProblem(429, "client.uploads-too-many");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            assertThat(greedy.get("/openapi/v1/villages").status()).isEqualTo(200);
            platform.upload(FILES, PDF, UUID.randomUUID().toString()).expect(201);
        } finally {
            for (var line : lines) {
                line.close();
            }
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                greedy.upload(FILES, PDF, UUID.randomUUID().toString())
                                        .status())
                        .isEqualTo(201));
    }
}
