package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import village.api.complaint.desk.WatchOverview;

/** The township's live overview over HTTP, as a browser's event source reads it. */
class OverviewStreamTest {
    private static final String TOWNSHIP = "330999102";
    private static final String STREAM = "/console/v1/overview/stream?scope=" + TOWNSHIP;
    private static final String DISPATCHER = "test-dispatcher-2";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final List<Screen> screens = new ArrayList<>();

    @AfterEach
    void leave() {
        screens.forEach(Screen::leave);
        Awaitility.await().until(() -> watching() == 0);
    }

    @Test
    void everybodyWhoLooksSeesANewCaseArrive() {
        var desk = desk();
        var first = look(desk);
        var second = look(desk());
        var before = first.figures();
        assertThat(second.figures()).isEqualTo(before);
        register(desk);
        assertThat(first.figures().get(0).at("/open").asLong())
                .isEqualTo(before.get(0).at("/open").asLong() + 1);
        assertThat(second.figures().get(0).at("/village/code").asString()).isEqualTo(WholeVillage.FOREIGN_VILLAGE);
    }

    @Test
    void aFifthScreenOfOnePersonIsRefusedUntilOneLeaves() {
        var desk = desk();
        for (var each = 0; each < 4; each++) {
            look(desk).figures();
        }
        var refused = desk.get(STREAM).expectProblem(429, "request.too-many");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        screens.get(0).leave();
        Awaitility.await().until(() -> watching() == 3);
        look(desk).figures();
    }

    @Test
    void signingOutEndsTheStream() {
        var desk = desk();
        var screen = look(desk);
        screen.figures();
        desk.delete("/console/v1/session").expect(204);
        screen.ends();
        desk.get(STREAM).expectProblem(401, "session.invalid");
    }

    @Test
    void theStreamIsForThoseWhoWorkThere() {
        var desk = desk();
        desk.get("/console/v1/overview/stream?scope=330999101").expectProblem(403, "role.required");
        desk.get("/console/v1/overview/stream?scope=x").expectProblem(403, "role.required");
        HERE.stranger().get(STREAM).expect(401);
        assertThat(watching()).isZero();
    }

    /** A session of its own. */
    private static Visitor desk() {
        return HERE.openDesk(HERE.signIn(DISPATCHER));
    }

    private Screen look(Visitor desk) {
        var screen = new Screen(desk);
        screens.add(screen);
        return screen;
    }

    private static void register(Visitor desk) {
        desk.post(
                        "/console/v1/villages/" + WholeVillage.FOREIGN_VILLAGE + "/complaints",
                        Map.of("source", "visit", "text", "桥栏杆松了", "caller", Map.of("name", "石大山")))
                .expect(201);
    }

    private static int watching() {
        return HERE.context().getBean(WatchOverview.class).watching();
    }

    /** Reads a stream on a thread of its own. */
    private static final class Screen {
        private final InputStream body;
        private final BlockingQueue<Optional<String>> shown = new LinkedBlockingQueue<>();

        Screen(Visitor desk) {
            var response = desk.open(STREAM);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            body = response.body();
            var reader = new Thread(this::read, "screen");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (var stream = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                for (var line = stream.readLine(); line != null; line = stream.readLine()) {
                    if (line.startsWith("data:")) {
                        shown.add(Optional.of(line.substring("data:".length())));
                    }
                }
            } catch (IOException left) {
                // The screen was switched off.
            } finally {
                shown.add(Optional.empty());
            }
        }

        /** The rows of the next event. */
        JsonNode figures() {
            return JsonMapper.shared().readTree(next().orElseThrow()).at("/items");
        }

        void ends() {
            var event = next();
            while (event.isPresent()) {
                event = next();
            }
        }

        private Optional<String> next() {
            try {
                var event = shown.poll(15, TimeUnit.SECONDS);
                assertThat(event).as("an event within 15 seconds").isNotNull();
                return event;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        void leave() {
            try {
                body.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
