package village.openapi.v1.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static village.openapi.Answers.body;
import static village.openapi.Answers.problem;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import village.api.Ids;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.complaint.Cases;
import village.api.identity.login.Chance;
import village.api.webhook.Delivery;
import village.api.webhook.InMemoryDeliveries;
import village.api.webhook.InMemoryWebhooks;
import village.api.webhook.Webhook;
import village.api.webhook.WebhookSecret;
import village.api.webhook.keeping.FollowDeliveries;
import village.api.webhook.keeping.KeepWebhooks;
import village.api.webhook.keeping.RegisterWebhook;
import village.openapi.OpenFace;
import village.openapi.Platform;

class WebhookFaceTest {
    private static final String WEBHOOKS = "/openapi/v1/webhooks";
    private static final String URL = "{\"url\":\"https://hub.example.cn/x\",\"types\":[\"complaint.answered\"]}";

    private final InMemoryWebhooks webhooks = new InMemoryWebhooks();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final Chance chance = new Foreseen();
    private final KeepWebhooks keep = new KeepWebhooks(webhooks, chance);
    private final OpenFace face = new OpenFace(WebhookController.class, DeliveryController.class)
            .with(Ids.class, Cases.IDS)
            .with(
                    RegisterWebhook.class,
                    new RegisterWebhook(
                            webhooks,
                            url -> "hub.example.cn".equals(url.getHost()),
                            chance,
                            Cases.IDS,
                            Clock.fixed(OpenFace.NOW, ZoneOffset.UTC)))
            .with(KeepWebhooks.class, keep)
            .with(FollowDeliveries.class, new FollowDeliveries(keep, deliveries))
            .open();
    private final Platform platform = face.everywhere();

    private static final class Foreseen implements Chance {
        private final AtomicLong drawn = new AtomicLong();

        @Override
        public String digits(int count) {
            return "1".repeat(count);
        }

        @Override
        public String secret() {
            return "secret-of-the-test-" + drawn.incrementAndGet();
        }
    }

    @AfterEach
    void close() {
        face.close();
    }

    private static JsonNode json(BodyContentSpec body) {
        return JsonMapper.shared().readTree(body.returnResult().getResponseBody());
    }

    private String registered(Platform who) {
        return json(body(who.post(WEBHOOKS, URL), 201)).at("/id").asString();
    }

    @Test
    void theSecretIsGivenOnce() {
        var keyed = platform.with("Idempotency-Key: hook-0001");
        var made = json(body(keyed.post(WEBHOOKS, URL), 201));
        assertThat(made.at("/secret").asString()).startsWith("whsec_");
        assertThat(made.at("/url").asString()).isEqualTo("https://hub.example.cn/x");
        var again = json(body(keyed.post(WEBHOOKS, URL), 201));
        assertThat(again.at("/id")).isEqualTo(made.at("/id"));
        assertThat(again.has("secret")).isFalse();
        problem(keyed.post(WEBHOOKS, URL.replace("/x", "/y")), 422, "idempotency.key-reused");
        var id = made.at("/id").asString();
        assertThat(json(body(platform.get(WEBHOOKS + "/" + id), 200)).has("secret"))
                .isFalse();
        var answer = platform.post(WEBHOOKS + "/" + id + "/secrets", "{}");
        var fresh = json(body(answer, 201)).at("/secret").asString();
        assertThat(webhooks.secrets(new Webhook.Id(UUID.fromString(id))))
                .extracting(WebhookSecret::value)
                .containsExactly(fresh, made.at("/secret").asString());
    }

    @Test
    void whatIsNoGoodAddressIsRefused() {
        problem(platform.post(WEBHOOKS, URL.replace("hub.", "evil.")), 422, "webhook.destination-refused");
        at(URL.replace("https://hub.example.cn/x", "not a url"), "/url");
        at(URL.replace("hub.example.cn/x", "u:p@hub.example.cn/x"), "/url");
        at(URL.replace("/x", "/x#y"), "/url");
        at(URL.replace("/x", "/" + "x".repeat(500)), "/url");
        at(URL.replace("complaint.answered", "complaint.nonsense"), "/types");
        problem(platform.post(WEBHOOKS, "{}"), 400, "request.malformed");
        problem(platform.post(WEBHOOKS, URL.replace("types", "kinds")), 422, "client.field-unknown");
        assertThat(json(body(platform.get(WEBHOOKS), 200)).at("/items").size()).isZero();
    }

    private void at(String json, String pointer) {
        problem(platform.post(WEBHOOKS, json), 422, "request.invalid")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    @Test
    void everyPlatformHasItsOwn() {
        var id = registered(platform);
        registered(platform);
        var other = face.everywhere();
        assertThat(json(body(platform.get(WEBHOOKS), 200)).at("/items").size()).isEqualTo(2);
        assertThat(json(body(other.get(WEBHOOKS), 200)).at("/items").size()).isZero();
        for (var answer : List.of(
                other.get(WEBHOOKS + "/" + id),
                other.delete(WEBHOOKS + "/" + id),
                other.post(WEBHOOKS + "/" + id + "/secrets", "{}"),
                other.get(WEBHOOKS + "/" + id + "/deliveries"),
                other.post(WEBHOOKS + "/" + id + "/replays", "{}"))) {
            problem(answer, 404, "webhook.not-found");
        }
        var reader = face.may(new Scope(Resource.WEBHOOKS, Access.READ, "33"));
        problem(reader.post(WEBHOOKS, URL), 403, "client.scope-missing");
        platform.delete(WEBHOOKS + "/" + id).expectStatus().isNoContent();
        problem(platform.delete(WEBHOOKS + "/" + id), 404, "webhook.not-found");
        problem(platform.get(WEBHOOKS + "/1"), 400, "request.malformed");
    }

    @Test
    void noMoreThanTwentyAtOnce() {
        for (var number = 0; number < 20; number++) {
            registered(platform);
        }
        problem(platform.post(WEBHOOKS, URL), 409, "webhook.too-many");
    }

    private String put(String webhook, Delivery.State state, long sequence) {
        var id = new Delivery.Id(Cases.IDS.next());
        deliveries.put(
                new Delivery(
                        id,
                        new Webhook.Id(UUID.fromString(webhook)),
                        "complaint.answered",
                        "complaint",
                        UUID.randomUUID(),
                        sequence,
                        state,
                        1,
                        List.of(),
                        Optional.of("500"),
                        OpenFace.NOW,
                        Optional.empty(),
                        Optional.empty()),
                "试验平台",
                "hub.example.cn");
        return id.toString();
    }

    private static List<String> ids(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(line -> line.at("/id").asString())
                .toList();
    }

    @Test
    void deliveriesArePagedAndChosenByTheirState() {
        var webhook = registered(platform);
        var all = Stream.of(1L, 2L, 3L)
                .map(number -> put(webhook, number == 2 ? Delivery.State.PARKED : Delivery.State.DELIVERED, number))
                .toList();
        var list = WEBHOOKS + "/" + webhook + "/deliveries";
        var first = platform.get(list + "?limit=2");
        first.expectHeader().doesNotExist(HttpHeaders.ETAG);
        var page = json(body(first, 200));
        assertThat(ids(page)).containsExactly(all.get(2), all.get(1));
        var next = page.at("/next").asString();
        var rest = json(body(platform.get(list + "?after=" + next + "&limit=2"), 200));
        assertThat(ids(rest)).containsExactly(all.get(0));
        assertThat(rest.at("/next").isNull()).isTrue();
        assertThat(ids(json(body(platform.get(list + "?state=parked"), 200)))).containsExactly(all.get(1));
        problem(platform.get(list + "?state=lost"), 400, "request.malformed");
        problem(platform.get(list + "?limit=0"), 400, "list.limit-invalid");
        problem(platform.get(list + "?limit=101"), 400, "list.limit-invalid");
        problem(platform.get(list + "?after=Zm9yZ2Vk"), 400, "list.cursor-invalid");
    }

    @Test
    void whatWasGivenUpOnIsSentAgain() {
        var webhook = registered(platform);
        put(webhook, Delivery.State.PARKED, 1);
        put(webhook, Delivery.State.DELIVERED, 2);
        var replays = WEBHOOKS + "/" + webhook + "/replays";
        replayed(platform.post(replays, "{}"), 1);
        replayed(platform.post(replays, "{}"), 0);
        replayed(platform.post(replays, "{\"since\":\"2026-11-28T09:30:00+08:00\"}"), 1);
        problem(platform.post(replays, "{\"since\":\"yesterday\"}"), 422, "request.invalid")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/since");
        problem(platform.post(replays, "{\"from\":1}"), 422, "client.field-unknown");
    }

    private static void replayed(ResponseSpec answer, int messages) {
        body(answer, 202).jsonPath("$.messages").isEqualTo(messages);
    }
}
