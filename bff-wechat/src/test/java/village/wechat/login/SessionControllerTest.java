package village.wechat.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class SessionControllerTest {
    private final IdentityFace face = new IdentityFace();
    private final WebTestClient client = face.client();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void signsInWithAMiniProgramsCode() {
        signIn("code-u1", null)
                .expectStatus()
                .isCreated()
                .expectCookie()
                .doesNotExist(Cookies.SESSION)
                .expectBody()
                .jsonPath("$.tokenType")
                .isEqualTo("Bearer")
                .jsonPath("$.expiresIn")
                .isEqualTo(900)
                .jsonPath("$.refreshToken")
                .isNotEmpty()
                .jsonPath("$.person.id")
                .isEqualTo(face.person("u1").toString())
                .jsonPath("$.villages")
                .isEmpty();
    }

    @Test
    void refusesACodeWechatDoesNotKnow() {
        problem(signIn("nonsense", null), HttpStatus.UNPROCESSABLE_CONTENT, "session.code-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code\":\"\"}", "{\"code\":null}"})
    void asksForACode(String body) {
        problem(post("/mp/v1/sessions", body), HttpStatus.UNPROCESSABLE_CONTENT, "request.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "7", "\"code\"", "{\"code\":{}}"})
    void refusesWhatIsNoRequest(String body) {
        problem(post("/mp/v1/sessions", body), HttpStatus.BAD_REQUEST, "request.malformed");
    }

    @Test
    void refusesAnAccountItDoesNotServe() {
        problem(
                post("/mp/v1/sessions", "{\"code\":\"code-u1\",\"appId\":\"wxother\"}"),
                HttpStatus.NOT_FOUND,
                "wechat.account-unknown");
    }

    @Test
    void keepsTheSessionOfAPageInCookiesNoScriptReads() {
        var cookies = signIn("code-u1", "h5").expectBody().returnResult().getResponseCookies();
        var session = cookies.getFirst(Cookies.SESSION);
        var refresh = cookies.getFirst(Cookies.REFRESH);
        for (ResponseCookie cookie : new ResponseCookie[] {session, refresh}) {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.isSecure()).isTrue();
            assertThat(cookie.getSameSite()).isEqualTo("Lax");
        }
        assertThat(refresh.getPath()).isEqualTo("/mp/v1/sessions");
        assertThat(session.getMaxAge()).hasMinutes(15);
        client.get()
                .uri("/mp/v1/me")
                .cookie(Cookies.SESSION, session.getValue())
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void refreshesWithTheToken() {
        var tokens = tokens("u1");
        refresh(tokens.get("refreshToken")).expectStatus().isCreated();
        refresh(tokens.get("refreshToken")).expectStatus().isCreated();
        problem(refresh("nonsense"), HttpStatus.UNAUTHORIZED, "session.refresh-invalid");
    }

    @Test
    void refreshesByCookieFromOurOwnPageOnly() {
        var cookie = signIn("code-u1", "h5")
                .expectBody()
                .returnResult()
                .getResponseCookies()
                .getFirst(Cookies.REFRESH)
                .getValue();
        problem(refreshByCookie(cookie, "http://evil.example"), HttpStatus.FORBIDDEN, "request.cross-site");
        refreshByCookie(cookie, "http://village.example")
                .expectStatus()
                .isCreated()
                .expectCookie()
                .exists(Cookies.SESSION)
                .expectBody()
                .jsonPath("$.accessToken")
                .doesNotExist()
                .jsonPath("$.refreshToken")
                .doesNotExist()
                .jsonPath("$.person.id")
                .isNotEmpty();
    }

    @Test
    void refreshesNothingWithoutAToken() {
        problem(post("/mp/v1/sessions/refreshes", "{}"), HttpStatus.UNAUTHORIZED, "session.refresh-invalid");
        problem(
                client.post().uri("/mp/v1/sessions/refreshes").exchange(),
                HttpStatus.UNAUTHORIZED,
                "session.refresh-invalid");
    }

    @Test
    void signsOut() {
        var tokens = tokens("u1");
        client.delete()
                .uri("/mp/v1/sessions/current")
                .cookie(Cookies.SESSION, tokens.get("accessToken"))
                .header(SameOrigin.CLIENT, "h5")
                .header("Origin", "http://village.example")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectCookie()
                .maxAge(Cookies.SESSION, Duration.ZERO);
        problem(refresh(tokens.get("refreshToken")), HttpStatus.UNAUTHORIZED, "session.refresh-invalid");
    }

    @Test
    void leavesTheCookiesOfAnotherAloneWhenATokenSignsOut() {
        var own = tokens("u1");
        var others = tokens("u2");
        client.delete()
                .uri("/mp/v1/sessions/current")
                .header("Authorization", "Bearer " + own.get("accessToken"))
                .cookie(Cookies.SESSION, others.get("accessToken"))
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectCookie()
                .doesNotExist(Cookies.SESSION);
        problem(refresh(own.get("refreshToken")), HttpStatus.UNAUTHORIZED, "session.refresh-invalid");
        refresh(others.get("refreshToken")).expectStatus().isCreated();
    }

    private ResponseSpec refreshByCookie(String cookie, String origin) {
        return client.post()
                .uri("/mp/v1/sessions/refreshes")
                .contentType(MediaType.APPLICATION_JSON)
                .cookie(Cookies.REFRESH, cookie)
                .header(SameOrigin.CLIENT, "h5")
                .header("Origin", origin)
                .bodyValue("{}")
                .exchange();
    }

    private ResponseSpec refresh(String token) {
        return post("/mp/v1/sessions/refreshes", "{\"refreshToken\":\"" + token + "\"}");
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> tokens(String openId) {
        return signIn("code-" + openId, null)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private ResponseSpec signIn(String code, String from) {
        var request = client.post().uri("/mp/v1/sessions").contentType(MediaType.APPLICATION_JSON);
        if (from != null) {
            request.header(SameOrigin.CLIENT, from);
        }
        return request.bodyValue("{\"code\":\"" + code + "\"}").exchange();
    }

    private ResponseSpec post(String path, String body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    static void problem(ResponseSpec response, HttpStatus status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
