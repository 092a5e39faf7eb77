package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import village.infra.document.Nonsense.Asking;
import village.infra.story.Reply;
import village.infra.story.WholeVillage;

/**
 * Asks every operation of the released document all sorts of things, well signed. Whatever is asked, the answer is one
 * that the document names, with a code that it names, and never a failure. {@code -Dvillage.seed} asks the same again.
 */
class FuzzedDocumentTest {
    private static final Path FILE = Path.of("../openapi/src/main/resources/openapi/v1/openapi.json");
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("village.fuzz-seconds", 20));

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final JsonNode document = read();
    private final SchemaCheck schemas = new SchemaCheck(document);

    private static JsonNode read() {
        try {
            return JsonMapper.shared().readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everythingIsAnsweredAsTheDocumentSays() {
        var seed = Long.getLong("village.seed", System.nanoTime());
        await().until(() ->
                HERE.stranger().get("/openapi/v1/evidence/checkpoint").status() == 200);
        var place = new LivePlace(HERE);
        var nonsense = new Nonsense(new Random(seed));
        var wrong = new TreeMap<String, Asking>();
        var seen = new TreeMap<String, Set<Integer>>();
        var until = Instant.now().plus(TIME);
        while (Instant.now().isBefore(until)) {
            for (var operation : Documented.in(document)) {
                var body =
                        operation.bodySchema(document.at("/components/schemas")).at("/example");
                var asking = nonsense.of(operation, place.target(operation), body);
                var reply = asked(place, asking);
                seen.computeIfAbsent(operation.id(), id -> new TreeSet<>()).add(reply.status());
                fault(operation, reply).ifPresent(fault -> wrong.putIfAbsent(fault, asking));
            }
        }
        assertThat(wrong).as("seed " + seed).isEmpty();
        assertThat(seen.values().stream().flatMap(Set::stream)).contains(200, 400, 404, 422);
        assertThat(seen.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Documented.in(document).stream().map(Documented::id).toList());
    }

    /** What no operation ever saw is answered as each of them says too. */
    @Test
    void whatIsTooLongIsAnsweredAsTheDocumentSays() {
        for (var operation : Documented.in(document)) {
            if (operation.method().equals("GET")) {
                var path = operation.path().replaceAll("\\{[^}]*}", "1");
                var longUrl = HERE.stranger().get(path + "?after=" + "x".repeat(5_000));
                assertThat(longUrl.status()).isEqualTo(414);
                assertThat(fault(operation, longUrl)).isEmpty();
                var longHead = HERE.stranger().with("X-Long", "x".repeat(9_000)).get(path);
                assertThat(longHead.status()).isEqualTo(431);
                assertThat(fault(operation, longHead)).isEmpty();
            }
        }
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
                asking.body().getBytes(StandardCharsets.UTF_8));
    }

    /** What the answer has that the document does not. */
    private Optional<String> fault(Documented operation, Reply reply) {
        var status = String.valueOf(reply.status());
        if (reply.status() >= 500) {
            return Optional.of(operation.id() + " failed: " + reply.body());
        }
        var described = operation.json().at("/responses").path(status);
        if (described.isMissingNode()) {
            return Optional.of(operation.id() + " answered " + status);
        }
        if (reply.status() < 400) {
            return Optional.empty();
        }
        var code = reply.text("/code");
        var known = schemas.resolved(described).at("/content/application~1problem+json/examples");
        return isProblem(reply) && known.has(code)
                ? Optional.empty()
                : Optional.of(operation.id() + " answered " + status + " without saying of " + code);
    }

    private static boolean isProblem(Reply reply) {
        return reply.header("Content-Type").startsWith("application/problem+json")
                && reply.text("/status").equals(String.valueOf(reply.status()));
    }
}
