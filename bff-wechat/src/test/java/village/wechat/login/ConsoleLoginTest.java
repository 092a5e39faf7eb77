package village.wechat.login;

import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.login.SessionControllerTest.problem;

import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import village.api.identity.Role;

class ConsoleLoginTest {
    private static final String ORIGIN = "http://village.example";

    private final IdentityFace face = new IdentityFace();
    private final WebTestClient client = face.client();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void opensTheConsoleWhereTheCodeWasShown() {
        face.grant("cadre", Role.CADRE);
        var asked = ask();
        state(asked, asked.device()).isEqualTo("waiting");
        confirm(asked, "cadre", IdentityFace.SCREEN_CODE).expectStatus().isNoContent();
        var console = follow(asked, asked.device())
                .expectBody()
                .returnResult()
                .getResponseCookies()
                .getFirst(Cookies.CONSOLE);
        assertThat(console.isHttpOnly()).isTrue();
        assertThat(console.getSameSite()).isEqualTo("Strict");
        client.get()
                .uri("/console/v1/session")
                .cookie(Cookies.CONSOLE, console.getValue())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.villages[0].code")
                .isEqualTo(IdentityFace.CODE)
                .jsonPath("$.villages[0].roles[0]")
                .isEqualTo("cadre");
    }

    @Test
    void opensNoConsoleOnAnotherDevice() {
        face.grant("cadre", Role.CADRE);
        var asked = ask();
        confirm(asked, "cadre", IdentityFace.SCREEN_CODE).expectStatus().isNoContent();
        follow(asked, "stolen").expectCookie().doesNotExist(Cookies.CONSOLE);
        follow(asked, null).expectCookie().doesNotExist(Cookies.CONSOLE);
    }

    @Test
    void letsStaffConfirmOnly() {
        face.grant("villager", Role.VILLAGER);
        problem(confirm(ask(), "villager", IdentityFace.SCREEN_CODE), HttpStatus.FORBIDDEN, "role.required");
        problem(confirm(ask(), "nobody", IdentityFace.SCREEN_CODE), HttpStatus.FORBIDDEN, "role.required");
    }

    @Test
    void refusesAWrongCodeAndAfterFiveTheRequest() {
        face.grant("cadre", Role.CADRE);
        var asked = ask();
        for (var i = 0; i < 5; i++) {
            problem(confirm(asked, "cadre", "000000"), HttpStatus.UNPROCESSABLE_CONTENT, "login.code-wrong");
        }
        problem(confirm(asked, "cadre", IdentityFace.SCREEN_CODE), HttpStatus.CONFLICT, "login.request-decided");
        state(asked, asked.device()).isEqualTo("refused");
    }

    @Test
    void doesNotKnowARequestNobodyMade() {
        face.grant("cadre", Role.CADRE);
        var nowhere = new Asked(UUID.randomUUID().toString(), "x");
        problem(follow(nowhere, null), HttpStatus.NOT_FOUND, "login.request-not-found");
        problem(confirm(nowhere, "cadre", IdentityFace.SCREEN_CODE), HttpStatus.NOT_FOUND, "login.request-not-found");
    }

    @Test
    void closesTheConsole() {
        face.grant("cadre", Role.CADRE);
        var asked = ask();
        confirm(asked, "cadre", IdentityFace.SCREEN_CODE).expectStatus().isNoContent();
        var console = follow(asked, asked.device())
                .expectBody()
                .returnResult()
                .getResponseCookies()
                .getFirst(Cookies.CONSOLE)
                .getValue();
        problem(leave(console, "http://evil.example"), HttpStatus.FORBIDDEN, "request.cross-site");
        leave(console, ORIGIN).expectStatus().isNoContent();
        problem(leave(console, ORIGIN), HttpStatus.UNAUTHORIZED, "session.expired");
    }

    @Test
    void drawsTheLinkForWechat() {
        client.post()
                .uri("/console/v1/login-requests")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.qr")
                .value(String.class, svg -> assertThat(svg).startsWith("<svg").endsWith("</svg>"));
    }

    @Test
    void makesTheFirstOperatorOnce() {
        var code = face.operatorCode();
        problem(bootstrap("u1", "guess"), HttpStatus.UNPROCESSABLE_CONTENT, "login.code-wrong");
        bootstrap("u1", code).expectStatus().isNoContent();
        assertThat(face.operators.operator()).contains(face.person("u1"));
        problem(bootstrap("u2", code), HttpStatus.UNPROCESSABLE_CONTENT, "login.code-wrong");
    }

    private record Asked(String id, String device) {}

    private Asked ask() {
        var answer = client.post()
                .uri("/console/v1/login-requests")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult();
        var device = answer.getResponseCookies().getFirst(Cookies.DEVICE).getValue();
        return new Asked(String.valueOf(answer.getResponseBody().get("id")), device);
    }

    private ResponseSpec follow(Asked asked, String device) {
        var request = client.get().uri("/console/v1/login-requests/" + asked.id());
        if (device != null) {
            request.cookie(Cookies.DEVICE, device);
        }
        return request.exchange();
    }

    private AbstractStringAssert<?> state(Asked asked, String device) {
        var body = follow(asked, device).expectBody(Map.class).returnResult().getResponseBody();
        return assertThat(String.valueOf(body.get("state")));
    }

    private ResponseSpec confirm(Asked asked, String openId, String code) {
        return post("/console/v1/login-requests/" + asked.id() + "/confirmations", openId, code);
    }

    private ResponseSpec bootstrap(String openId, String code) {
        return post("/console/v1/bootstrap", openId, code);
    }

    private ResponseSpec post(String path, String openId, String code) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", "Bearer " + face.token(openId))
                .bodyValue(Map.of("code", code))
                .exchange();
    }

    private ResponseSpec leave(String console, String origin) {
        return client.delete()
                .uri("/console/v1/session")
                .cookie(Cookies.CONSOLE, console)
                .header(SameOrigin.CLIENT, "console")
                .header("Origin", origin)
                .exchange();
    }
}
