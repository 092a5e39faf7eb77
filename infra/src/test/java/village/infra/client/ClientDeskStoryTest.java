package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** An operator registers a platform, changes its key and looks what it called. */
class ClientDeskStoryTest {
    private static final String CLIENTS = "/console/v1/clients";
    private static final String NEWS = "/openapi/v1/villages/" + VILLAGE + "/news";
    private static final String TERMS = """
        {"name":"%s","scopes":[{"resource":"news","access":"read","area":"%s"}],
         "quota":{"count":100,"seconds":60},"addresses":["127.0.0.0/8","::1"]}\
        """;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Visitor operator = HERE.desk("demo-operator-1");

    private Reply registered(String key) {
        return operator.with("Idempotency-Key", key).post(CLIENTS, TERMS.formatted("县治理平台", "330999"));
    }

    private static Integrator signing(Reply issued) {
        return Integrator.holding(HERE, issued.text("/keyId"), issued.text("/secret"));
    }

    @Test
    void aPlatformIsRegisteredAndCallsAtOnce() {
        var key = "desk-" + System.nanoTime();
        var issued = registered(key).expect(201);
        assertThat(issued.header("Cache-Control")).contains("no-store");
        signing(issued).get(NEWS).expect(200);
        var again = registered(key).expect(201);
        assertThat(again.text("/client/id")).isEqualTo(issued.text("/client/id"));
        assertThat(again.text("/secret")).as("its answer may have been lost").isEqualTo(issued.text("/secret"));
        var shown = operator.get(CLIENTS + "/" + issued.text("/client/id")).expect(200);
        assertThat(shown.body()).contains("县治理平台").doesNotContain(issued.text("/secret"));
    }

    @Test
    void keysChangeHandsAndTheThirdIsRefused() {
        var first = registered("keys-" + System.nanoTime()).expect(201);
        var client = CLIENTS + "/" + first.text("/client/id");
        var second = operator.post(client + "/keys", "{}").expect(201);
        operator.post(client + "/keys", "{}").expectProblem(409, "client.keys-too-many");
        signing(first).get(NEWS).expect(200);
        signing(second).get(NEWS).expect(200);
        operator.post(client + "/keys/" + first.text("/keyId") + "/revocations", "{}")
                .expect(200);
        signing(first).get(NEWS).expectProblem(401, "client.key-revoked");
        signing(second).get(NEWS).expect(200);
        operator.post(client + "/keys/vk0/revocations", "{}").expectProblem(404, "client.key-not-found");
    }

    /** The line breaks while the secret is on its way, or the button is tapped twice. */
    @Test
    void aKeyAskedForTwiceIsOneKeyAndItsSecretIsNotLost() {
        var first = registered("lost-" + System.nanoTime()).expect(201);
        var client = CLIENTS + "/" + first.text("/client/id");
        var key = "tap-" + System.nanoTime();
        var issued = operator.with("Idempotency-Key", key)
                .post(client + "/keys", "{}")
                .expect(201);
        var again = operator.with("Idempotency-Key", key)
                .post(client + "/keys", "{}")
                .expect(201);
        assertThat(again.text("/keyId")).isEqualTo(issued.text("/keyId"));
        assertThat(again.text("/secret")).isEqualTo(issued.text("/secret"));
        assertThat(again.header("Cache-Control")).contains("no-store");
        assertThat(operator.get(client).expect(200).json().at("/keys").size()).isEqualTo(2);
        signing(again).get(NEWS).expect(200);
        operator.post(client + "/keys/" + issued.text("/keyId") + "/revocations", "{}")
                .expect(200);
        var late = operator.with("Idempotency-Key", key)
                .post(client + "/keys", "{}")
                .expect(201);
        assertThat(late.body()).as("taken back since").doesNotContain(issued.text("/secret"));
    }

    @Test
    void termsChangeAtOnceForWhoHasSeenThem() {
        var issued = registered("terms-" + System.nanoTime()).expect(201);
        var client = CLIENTS + "/" + issued.text("/client/id");
        signing(issued).get(NEWS).expect(200);
        var less = TERMS.formatted("只看别处", "330999102").getBytes(StandardCharsets.UTF_8);
        operator.send("PUT", client, "application/json", less).expect(422);
        operator.with("If-Match", "\"1\"")
                .send("PUT", client, "application/json", less)
                .expect(200);
        operator.with("If-Match", "\"1\"")
                .send("PUT", client, "application/json", less)
                .expectProblem(412, "client.stale");
        signing(issued).get(NEWS).expectProblem(403, "client.village-outside");
    }

    @Test
    void callsAreNotedWithoutWhatWasInThem() {
        var issued = registered("calls-" + System.nanoTime()).expect(201);
        var platform = signing(issued);
        platform.get(NEWS + "?limit=7").expect(200);
        platform.get("/openapi/v1/villages").expectProblem(403, "client.scope-missing");
        var calls = CLIENTS + "/" + issued.text("/client/id") + "/calls";
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            var noted = operator.get(calls).expect(200);
            assertThat(noted.texts("/items", "/status")).containsExactly("403", "200");
            assertThat(noted.texts("/items", "/route")).last().isEqualTo("/openapi/v1/villages/{village}/news");
            assertThat(noted.body()).doesNotContain("limit=7");
        });
    }

    @Test
    void whatWasDoneStandsInTheAudit() {
        var issued = registered("audit-" + System.nanoTime()).expect(201);
        var audit = operator.get("/console/v1/audit?limit=20").expect(200);
        assertThat(audit.texts("/items", "/act")).contains("client.registered");
        assertThat(audit.body()).contains(issued.text("/client/id"));
    }

    @Test
    void nonsenseIsRefused() {
        for (var wrong : Map.of(
                        "\"area\":\"330999\"", "\"area\":\"33x\"",
                        "127.0.0.0/8", "somewhere",
                        "\"count\":100", "\"count\":0",
                        "\"resource\":\"news\"", "\"resource\":\"secrets\"")
                .entrySet()) {
            var body = TERMS.formatted("乱填", "330999").replace(wrong.getKey(), wrong.getValue());
            operator.post(CLIENTS, body).expectProblem(422, "request.invalid");
        }
    }
}
