package village.wechat.login;

import static village.wechat.login.SessionControllerTest.problem;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;

class BindingFaceTest {
    private static final String APPROVALS = "/console/v1/villages/" + IdentityFace.CODE + "/bindings/%s/approvals";
    private static final PersonName NAME = new PersonName("陈秀英");

    private final IdentityFace face = new IdentityFace();
    private final WebTestClient client = face.client();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void asksForConsentFirst() {
        problem(bind("u1", "k", "13700000001", "陈秀英"), HttpStatus.FORBIDDEN, "identity.consent-required");
        problem(consent("u1", "2020-01"), HttpStatus.UNPROCESSABLE_CONTENT, "identity.consent-unknown");
        consent("u1", "2026-11").expectStatus().isNoContent();
        client.get()
                .uri("/mp/v1/me")
                .header("Authorization", "Bearer " + face.token("u1"))
                .exchange()
                .expectBody()
                .jsonPath("$.consents[0].version")
                .isEqualTo("2026-11");
    }

    @Test
    void bindsAtOnceAndAnswersARetryAlike() {
        face.bindings.list(IdentityFace.VILLAGE.id(), NAME, new PhoneNumber("13700000001"), Optional.empty());
        consent("u1", "2026-11");
        var first = bind("u1", "k", "13700000001", "陈秀英")
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        bind("u1", "k", "13700000001", "陈秀英")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(first.get("id"))
                .jsonPath("$.state")
                .isEqualTo("bound");
        problem(bind("u1", "k", "13700000001", "周建国"), HttpStatus.UNPROCESSABLE_CONTENT, "idempotency.key-reused");
        problem(bind("u1", "k2", "13700000001", "陈秀英"), HttpStatus.CONFLICT, "identity.binding-exists");
    }

    @Test
    void letsACadreDecideWithMaskedNamesOnly() {
        var who = face.bindings.list(IdentityFace.VILLAGE.id(), NAME, new PhoneNumber("13700009050"), Optional.empty());
        face.grant("cadre", Role.CADRE);
        consent("u1", "2026-11");
        bind("u1", "k", "13700000001", "陈秀英").expectStatus().isAccepted();
        var pending = console(client.get().uri("/console/v1/villages/" + IdentityFace.CODE + "/bindings"), "cadre")
                .exchange()
                .expectStatus()
                .isOk();
        var body = pending.expectBody();
        body.jsonPath("$.items[0].claimedName")
                .isEqualTo("*秀英")
                .jsonPath("$.items[0].claimedPhone")
                .isEqualTo("137****0001")
                .jsonPath("$.items[0].candidates[0].rosterId")
                .isEqualTo(who.toString())
                .jsonPath("$.items[0].candidates[0].name")
                .isEqualTo("*秀英")
                .jsonPath("$.items[0].candidates[0].phone")
                .isEqualTo("137****9050");
        var id = face.pendingId();
        problem(decide(id, "cadre", "{\"approve\":true}"), HttpStatus.UNPROCESSABLE_CONTENT, "request.invalid");
        problem(decide(id, "cadre", "{\"approve\":false}"), HttpStatus.UNPROCESSABLE_CONTENT, "request.invalid");
        decide(id, "cadre", "{\"approve\":true,\"rosterId\":\"" + who + "\"}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("bound");
        problem(
                decide(id, "cadre", "{\"approve\":true,\"rosterId\":\"" + who + "\"}"),
                HttpStatus.CONFLICT,
                "identity.binding-already-decided");
    }

    @Test
    void letsNoGridWorkerDecide() {
        face.grant("grid", Role.GRID_WORKER);
        problem(
                decide(UUID.randomUUID(), "grid", "{\"approve\":true,\"rosterId\":\"" + UUID.randomUUID() + "\"}"),
                HttpStatus.FORBIDDEN,
                "role.required");
    }

    @Test
    void endsABinding() {
        consent("u1", "2026-11");
        bind("u1", "k", "13700000001", "陈秀英").expectStatus().isAccepted();
        unbind("u1", IdentityFace.CODE).expectStatus().isNoContent();
        problem(unbind("u1", IdentityFace.CODE), HttpStatus.NOT_FOUND, "identity.binding-not-found");
        problem(unbind("u1", "x"), HttpStatus.NOT_FOUND, "place.village-not-found");
    }

    @Test
    void refusesAClaimThatCannotBe() {
        consent("u1", "2026-11");
        problem(
                post("/mp/v1/me/bindings", "u1", "{\"village\":\"330999101201\"}", "k"),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "request.invalid");
        problem(
                post(
                        "/mp/v1/me/bindings",
                        "u1",
                        "{\"village\":\"330999101201\",\"phoneCode\":\"phone-13700000001\",\"idLast4\":\"abcd\"}",
                        "k"),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "request.invalid");
        problem(
                post("/mp/v1/me/bindings", "u1", "{\"village\":\"330999101299\",\"phoneCode\":\"p\"}", "k"),
                HttpStatus.NOT_FOUND,
                "place.village-not-found");
        problem(
                post("/mp/v1/me/bindings", "u1", "{\"village\":\"330999101201\",\"phoneCode\":\"nonsense\"}", "k"),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "identity.phone-code-invalid");
    }

    @Test
    void listsWhoLookedAndRefusesAForgedCursor() {
        var path = "/mp/v1/me/access-log";
        problem(mine(path + "?after=forged"), HttpStatus.BAD_REQUEST, "list.cursor-invalid");
        problem(mine(path + "?limit=0"), HttpStatus.BAD_REQUEST, "list.limit-invalid");
        mine(path).expectStatus().isOk().expectBody().jsonPath("$.items").isEmpty();
    }

    private ResponseSpec mine(String path) {
        return client.get()
                .uri(path)
                .header("Authorization", "Bearer " + face.token("u1"))
                .exchange();
    }

    private ResponseSpec consent(String openId, String version) {
        return post("/mp/v1/me/consents", openId, "{\"document\":\"privacy\",\"version\":\"" + version + "\"}", null);
    }

    private ResponseSpec bind(String openId, String key, String phone, String name) {
        var body = "{\"village\":\"%s\",\"phoneCode\":\"phone-%s\",\"name\":\"%s\"}"
                .formatted(IdentityFace.CODE, phone, name);
        return post("/mp/v1/me/bindings", openId, body, key);
    }

    private ResponseSpec unbind(String openId, String village) {
        return client.delete()
                .uri("/mp/v1/me/bindings/" + village)
                .header("Authorization", "Bearer " + face.token(openId))
                .exchange();
    }

    private ResponseSpec post(String path, String openId, String body, String key) {
        var request = client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", "Bearer " + face.token(openId));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.bodyValue(body).exchange();
    }

    private ResponseSpec decide(UUID id, String openId, String body) {
        var request = client.post().uri(APPROVALS.formatted(id)).contentType(MediaType.APPLICATION_JSON);
        console(request, openId);
        return request.bodyValue(body).exchange();
    }

    private <S extends WebTestClient.RequestHeadersSpec<?>> S console(S request, String openId) {
        request.cookie(Cookies.CONSOLE, face.consoleToken(openId));
        request.header(SameOrigin.CLIENT, "console");
        request.header("Origin", "http://village.example");
        return request;
    }
}
