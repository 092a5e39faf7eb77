package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import village.api.Cursors;
import village.infra.story.WholeVillage;

/** A platform makes its copy by the guide's three steps while others write: nothing is missed, and nothing comes twice. */
class SyncStoryTest {
    private static final String CASES = "/openapi/v1/villages/" + VILLAGE + "/complaints";
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/complaints/";
    private static final String CHANGES = "/openapi/v1/changes";
    private static final int WRITERS = 3;
    private static final int EACH = 8;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Integrator platform = Integrator.everywhere(HERE);

    /** What the platform keeps: how each case stands, by what it was told last. */
    private final Map<String, String> copy = new HashMap<>();

    private final Map<String, Long> latest = new HashMap<>();
    private final Set<String> events = new HashSet<>();
    private String cursor = "";

    @Test
    void theCopyIsWholeThoughOthersWriteMeanwhile() throws Exception {
        var before = written(2);
        var writing = Executors.newFixedThreadPool(WRITERS);
        try {
            cursor = platform.get(CHANGES + "?from=now").expect(200).text("/next");
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(one -> writing.submit((Callable<List<String>>) () -> written(EACH)))
                    .toList();
            assertThat(listed()).doesNotHaveDuplicates().containsAll(before);
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                follow();
            }
            var all = new ArrayList<>(before);
            for (var writer : writers) {
                all.addAll(writer.get());
            }
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                follow();
                assertThat(copy).containsOnlyKeys(all);
                assertThat(copy.values()).containsOnly("accepted");
            });
            for (var id : all) {
                assertThat(platform.get(CASES + "/" + id).expect(200).text("/status"))
                        .isEqualTo(copy.get(id));
            }
            assertThat(listed()).containsExactlyInAnyOrderElementsOf(all);
        } finally {
            writing.shutdownNow();
        }
    }

    /** Hands cases over; the township accepts each. */
    private List<String> written(int cases) {
        var town = HERE.desk("demo-dispatcher-1");
        var ids = new ArrayList<String>();
        for (var one = 0; one < cases; one++) {
            var number = "SY-" + UUID.randomUUID();
            var id = platform.post(CASES, """
                {"externalNumber":"%s","text":"桥栏松了"}\
                """.formatted(number), number)
                    .expect(201)
                    .text("/id");
            town.post(DESK + id + "/acceptances", "{}").expect(201);
            ids.add(id);
        }
        return ids;
    }

    /** Every page of its own cases; what the feed has told already is newer. */
    private List<String> listed() {
        var ids = new ArrayList<String>();
        for (var page = "?limit=3&mine=true"; !page.isEmpty(); ) {
            var answer = platform.get(CASES + page).expect(200);
            answer.json().at("/items").forEach(line -> {
                ids.add(line.at("/id").asString());
                copy.putIfAbsent(line.at("/id").asString(), line.at("/status").asString());
            });
            var next = answer.json().at("/next").asString("");
            page = next.isEmpty() ? "" : "?after=" + next + "&limit=3&mine=true";
        }
        return ids;
    }

    /** Reads on until there is no more for now. */
    private void follow() {
        for (var more = true; more; ) {
            var answer = platform.get(CHANGES + "?after=" + cursor + "&limit=5").expect(200);
            answer.json().at("/items").forEach(this::apply);
            cursor = answer.text("/next");
            more = answer.json().at("/more").asBoolean();
        }
    }

    private void apply(JsonNode change) {
        assertThat(events.add(change.at("/id").asString())).as("told once").isTrue();
        var subject = change.at("/subject/id").asString();
        var sequence = change.at("/sequence").asLong();
        var earlier = latest.put(subject, sequence);
        assertThat(earlier == null || earlier < sequence).as("in its order").isTrue();
        var own = change.at("/subject/type").asString().equals("complaint")
                && change.at("/facts/published").asString("").equals("false");
        if (own) {
            copy.put(subject, change.at("/facts/status").asString());
            assertThat(change.at("/facts/statusLabel").asString()).matches("\\p{IsHan}+");
        }
    }

    /** Its place belongs to a history that a restored backup has ended. */
    @Test
    void aCursorOfBeforeARestoreIsStale() {
        var cursors = HERE.context().getBean(Cursors.class);
        var list = "openapi-changes";
        var here = cursors.open(
                list, platform.get(CHANGES + "?from=now").expect(200).text("/next"));
        var old = new UUID(here.getMostSignificantBits() - 1, here.getLeastSignificantBits());
        var stale =
                platform.get(CHANGES + "?after=" + cursors.seal(list, old)).expectProblem(410, "event.cursor-stale");
        assertThat(stale.text("/detail")).contains("重新读取全部数据");
        var ahead = new UUID(here.getMostSignificantBits(), here.getLeastSignificantBits() + 1_000_000);
        platform.get(CHANGES + "?after=" + cursors.seal(list, ahead)).expectProblem(410, "event.cursor-stale");
    }
}
