package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import village.infra.document.Nonsense.Asking;
import village.infra.story.Reply;
import village.infra.story.WholeVillage;

/**
 * Asks every operation of the released document all sorts of things, well signed. Whatever is asked, the answer is one
 * that the document names, never a failure, and an error is always a problem. {@code -Dvillage.seed} asks the same again.
 */
class FuzzedDocumentTest {
    private static final Path FILE = Path.of("../openapi/src/main/resources/openapi/v1/openapi.json");
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("village.fuzz-seconds", 20));

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @Test
    void everythingIsAnsweredAsTheDocumentSays() throws IOException {
        var seed = Long.getLong("village.seed", System.nanoTime());
        var document = JsonMapper.shared().readTree(Files.readString(FILE));
        await().until(() ->
                HERE.stranger().get("/openapi/v1/evidence/checkpoint").status() == 200);
        var place = new LivePlace(HERE);
        var nonsense = new Nonsense(new Random(seed));
        var wrong = new TreeSet<String>();
        var seen = new TreeMap<String, Set<Integer>>();
        var until = Instant.now().plus(TIME);
        while (Instant.now().isBefore(until)) {
            for (var operation : Documented.in(document)) {
                var body =
                        operation.bodySchema(document.at("/components/schemas")).at("/example");
                var asking = nonsense.of(operation, place.target(operation), body);
                var reply = asked(place, asking);
                seen.computeIfAbsent(operation.id(), id -> new TreeSet<>()).add(reply.status());
                fault(operation, reply).ifPresent(fault -> wrong.add(fault + " for " + asking));
            }
        }
        assertThat(wrong).as("seed " + seed).isEmpty();
        assertThat(seen)
                .as("seed " + seed)
                .allSatisfy((id, statuses) -> assertThat(statuses).as(id).hasSizeGreaterThan(1));
        assertThat(seen.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Documented.in(document).stream().map(Documented::id).toList());
    }

    private static Reply asked(LivePlace place, Asking asking) {
        var call = place.platform().call(asking.method(), asking.target(), asking.body());
        var caller = call.signedBy(HERE.stranger());
        for (var header : asking.headers().entrySet()) {
            caller = caller.with(header.getKey(), header.getValue());
        }
        if (asking.accept() != null) {
            caller = caller.with("Accept", asking.accept());
        }
        return caller.send(
                asking.method(),
                asking.target(),
                asking.contentType(),
                asking.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static java.util.Optional<String> fault(Documented operation, Reply reply) {
        var status = reply.status();
        var fault = "";
        if (status >= 500) {
            fault = "failed";
        } else if (!operation.statuses().contains(String.valueOf(status))) {
            fault = "undocumented " + status;
        } else if (status >= 400 && !isProblem(reply)) {
            fault = "no problem " + reply.body();
        }
        return fault.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(operation.id() + ": " + fault + " " + reply.text("/code"));
    }

    private static boolean isProblem(Reply reply) {
        return reply.header("Content-Type").startsWith("application/problem+json")
                && reply.text("/status").equals(String.valueOf(reply.status()))
                && reply.text("/code").matches("[a-z]+\\.[a-z-]+");
    }
}
