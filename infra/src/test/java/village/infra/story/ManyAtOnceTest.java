package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManyAtOnceTest {
    private static final int REQUESTS = 200;
    private static final int KEYS = 20;
    private static final int AGAIN = 20;
    private static final String COMPLAINTS = "/mp/v1/villages/" + WholeVillage.VILLAGE + "/complaints";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    /** A phone that is told to try again later does so, with its key. */
    @Test
    void twoHundredSubmissionsWithTwentyKeysMakeTwentyComplaints() {
        var migrant = HERE.signIn("demo-migrant-1");
        var before = complaints(migrant);
        var sent = IntStream.range(0, REQUESTS)
                .mapToObj(number -> migrant.with("Idempotency-Key", "storm-" + number % KEYS)
                        .postLater(COMPLAINTS, body(number % KEYS)))
                .toList();
        var made = new HashMap<Integer, Set<String>>();
        for (var number = 0; number < REQUESTS; number++) {
            var id = made(migrant, number % KEYS, sent.get(number).join());
            made.computeIfAbsent(number % KEYS, key -> new HashSet<>()).add(id);
        }
        assertThat(made.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
        var after = complaints(migrant);
        after.removeAll(before);
        assertThat(after)
                .containsExactlyInAnyOrderElementsOf(
                        made.values().stream().flatMap(Set::stream).toList())
                .hasSize(KEYS);
    }

    private static String made(Visitor migrant, int key, Reply first) {
        var reply = first;
        for (var again = 0; again < AGAIN && (reply.status() == 503 || reply.status() == 409); again++) {
            reply = migrant.with("Idempotency-Key", "storm-" + key).post(COMPLAINTS, body(key));
        }
        return reply.expect(201).text("/id");
    }

    private static String body(int key) {
        return "{\"text\":\"第 " + key + " 件事\"}";
    }

    private static Set<String> complaints(Visitor who) {
        var all = new HashSet<String>();
        var next = "";
        do {
            var page = who.get("/mp/v1/me/complaints?limit=100" + next).expect(200);
            all.addAll(page.texts("/items", "/id"));
            next = page.json().at("/next").isString() ? "&after=" + page.text("/next") : "";
        } while (!next.isEmpty());
        return all;
    }
}
