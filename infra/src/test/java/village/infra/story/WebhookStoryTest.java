package village.infra.story;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.infra.client.Integrator;

/** A platform is told of what happens to a case. */
class WebhookStoryTest {
    private static final String WEBHOOKS = "/openapi/v1/webhooks";
    private static final WireMockServer HUB = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Integrator platform;

    @BeforeAll
    static void start() {
        HUB.start();
        HUB.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
        platform = platform();
    }

    private static Integrator platform() {
        return Integrator.may(
                HERE,
                new Scope(Resource.WEBHOOKS, Access.READ, "33"),
                new Scope(Resource.WEBHOOKS, Access.WRITE, "33"),
                new Scope(Resource.COMPLAINTS, Access.READ, "330999"),
                new Scope(Resource.COMPLAINTS, Access.WRITE, "330999"));
    }

    @AfterAll
    static void stop() {
        HUB.stop();
    }

    private static String hub(String path) {
        return "http://127.0.0.1:" + HUB.port() + path;
    }

    @Test
    void whatHappensToACaseArrivesSigned() {
        var made = platform.post(WEBHOOKS, "{\"url\":\"" + hub("/told") + "\",\"types\":[\"complaint.filed\"]}")
                .expect(201);
        assertThat(made.text("/secret")).startsWith("whsec_");
        var id = made.text("/id");
        var filed = handedOver("水管漏水 13800138000");
        var told = postRequestedFor(urlEqualTo("/told")).withRequestBody(containing(filed));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !HUB.findAll(told).isEmpty());
        var sent = HUB.findAll(told).get(0);
        assertThat(sent.getHeader("webhook-signature")).startsWith("v1,");
        assertThat(sent.getBodyAsString()).doesNotContain("13800138000").doesNotContain("水管");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> platform.get(WEBHOOKS + "/" + id + "/deliveries?state=delivered")
                        .expect(200)
                        .texts("/items", "/subjectId")
                        .contains(filed));
        var again = platform.post(WEBHOOKS + "/" + id + "/replays", "{\"since\":\"2020-01-01T00:00:00+08:00\"}")
                .expect(202);
        assertThat(Integer.parseInt(again.text("/messages"))).isPositive();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> HUB.findAll(told).size() >= 2);
    }

    @Test
    void theStatusOfACaseIsToldWhoeverTakesIt() {
        platform.post(WEBHOOKS, "{\"url\":\"" + hub("/status") + "\"}").expect(201);
        var worker = HERE.in("demo-grid-1").get("/mp/v1/me").expect(200).text("/person/id");
        var filed = handedOver("桥栏松了");
        var desk = "/console/v1/villages/" + VILLAGE + "/complaints/" + filed;
        HERE.desk("demo-cadre-1")
                .post(desk + "/dispatches", Map.of("handler", worker))
                .expect(201);
        HERE.desk("demo-grid-1").post(desk + "/acceptances", Map.of()).expect(201);
        HERE.desk("demo-grid-1")
                .post(desk + "/objections", Map.of("reason", "归供电所管"))
                .expect(201);
        for (var expected : List.of(
                "complaint.dispatched dispatched", "complaint.taken in-progress", "complaint.objected accepted")) {
            var words = expected.split(" ");
            var told = postRequestedFor(urlEqualTo("/status"))
                    .withRequestBody(matchingJsonPath("$.data.subject.id", equalTo(filed)))
                    .withRequestBody(matchingJsonPath("$.type", equalTo(words[0])))
                    .withRequestBody(matchingJsonPath("$.data.facts.status", equalTo(words[1])));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(HUB.findAll(told)).as(expected).isNotEmpty());
        }
    }

    @Test
    void whoWantsNothingMoreIsNotToldThatMessagesAreSentAgain() {
        HUB.stubFor(
                post(urlEqualTo("/gone")).atPriority(1).willReturn(aResponse().withStatus(410)));
        var id = platform.post(WEBHOOKS, "{\"url\":\"" + hub("/gone") + "\"}")
                .expect(201)
                .text("/id");
        handedOver("井盖松了");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var gone = platform.get(WEBHOOKS + "/" + id).expect(200);
            assertThat(gone.text("/state")).isEqualTo("gone");
            assertThat(gone.text("/stateLabel")).contains("410");
        });
        platform.post(WEBHOOKS + "/" + id + "/replays", "{}").expectProblem(409, "webhook.ended");
        var log = platform.get(WEBHOOKS + "/" + id + "/deliveries").expect(200);
        assertThat(log.texts("/items", "/recentAttempts/0/outcome")).contains("410");
        assertThat(log.texts("/items", "/typeLabel")).contains("诉求提交");
    }

    private static String handedOver(String text) {
        var number = "WH" + UUID.randomUUID().toString().substring(0, 18);
        return platform.post(
                        "/openapi/v1/villages/" + VILLAGE + "/complaints",
                        "{\"externalNumber\":\"" + number + "\",\"text\":\"" + text + "\"}",
                        number)
                .expect(201)
                .text("/id");
    }

    @Test
    void aWebhookIsItsClientsAlone() {
        var id = platform.post(WEBHOOKS, "{\"url\":\"" + hub("/mine") + "\"}")
                .expect(201)
                .text("/id");
        var other = platform();
        other.get(WEBHOOKS + "/" + id).expectProblem(404, "webhook.not-found");
        other.get(WEBHOOKS + "/" + id + "/deliveries").expectProblem(404, "webhook.not-found");
        other.post(WEBHOOKS + "/" + id + "/replays", "{}").expectProblem(404, "webhook.not-found");
        other.post(WEBHOOKS + "/" + id + "/secrets", "").expectProblem(404, "webhook.not-found");
        assertThat(other.get(WEBHOOKS).expect(200).texts("/items", "/id")).isEmpty();
        assertThat(platform.get(WEBHOOKS).expect(200).texts("/items", "/id")).contains(id);
        assertThat(platform.get(WEBHOOKS + "/" + id).expect(200).text("/secret"))
                .isEmpty();
        var fresh =
                platform.post(WEBHOOKS + "/" + id + "/secrets", "").expect(201).text("/secret");
        assertThat(fresh).startsWith("whsec_");
        platform.send(platform.call("DELETE", WEBHOOKS + "/" + id, "")).expect(204);
        platform.get(WEBHOOKS + "/" + id).expectProblem(404, "webhook.not-found");
    }

    @Test
    void aRepeatedRegistrationIsTheSameOne() {
        var key = UUID.randomUUID().toString();
        var body = "{\"url\":\"" + hub("/once") + "\"}";
        var first = platform.post(WEBHOOKS, body, key).expect(201);
        var second = platform.post(WEBHOOKS, body, key).expect(201);
        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(first.text("/secret")).startsWith("whsec_");
        assertThat(second.body()).doesNotContain("whsec_");
        platform.post(WEBHOOKS, "{\"url\":\"" + hub("/other") + "\"}", key)
                .expectProblem(422, "idempotency.key-reused");
    }

    @Test
    void destinationsAndTypesAreChecked() {
        for (var url : List.of("https://elsewhere.example/", "ftp://127.0.0.1/", "http://localhost.example/")) {
            platform.post(WEBHOOKS, "{\"url\":\"" + url + "\"}").expectProblem(422, "webhook.destination-refused");
        }
        platform.post(WEBHOOKS, "{\"url\":\"not a url\"}").expect(422);
        platform.post(WEBHOOKS, "{\"url\":\"" + hub("/t") + "\",\"types\":[\"vote.cast\"]}")
                .expect(422);
        platform.post(WEBHOOKS, "{}").expectProblem(400, "request.malformed");
        platform.post(WEBHOOKS, "{\"url\":\"" + hub("/t") + "\",\"type\":[]}")
                .expectProblem(422, "client.field-unknown");
        platform.post(WEBHOOKS + "/" + UUID.randomUUID() + "/replays", "{\"from\":\"2020-01-01T00:00:00+08:00\"}")
                .expectProblem(422, "client.field-unknown");
    }

    @Test
    void anOperatorSeesWhatWasSent() {
        var page = HERE.desk("demo-operator-1")
                .get("/console/v1/webhooks/deliveries?state=delivered")
                .expect(200);
        assertThat(page.body()).doesNotContain("whsec_");
        HERE.desk("demo-operator-1")
                .get("/console/v1/webhooks/deliveries?state=lost")
                .expect(400);
        HERE.desk("demo-cadre-1").get("/console/v1/webhooks/deliveries").expect(403);
        HERE.desk("demo-operator-1")
                .post("/console/v1/webhooks/deliveries/" + UUID.randomUUID() + "/replays", Map.of())
                .expectProblem(404, "webhook.delivery-not-found");
    }
}
