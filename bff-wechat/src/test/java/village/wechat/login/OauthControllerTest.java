package village.wechat.login;

import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.login.SessionControllerTest.problem;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.util.UriComponentsBuilder;

class OauthControllerTest {
    private final IdentityFace face = new IdentityFace();
    private final WebTestClient client = face.client();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void goesToWechatAndComesBackSignedIn() {
        var journey = start("/h5#/report");
        back(journey.cookie(), journey.state(), "code-u1")
                .expectStatus()
                .isFound()
                .expectHeader()
                .location("/h5#/report")
                .expectCookie()
                .exists(Cookies.SESSION)
                .expectCookie()
                .exists(Cookies.REFRESH)
                .expectCookie()
                .valueEquals(Cookies.OAUTH, "");
    }

    @Test
    void comesBackOnceEvenWithTheCookieKept() {
        var journey = start("/h5");
        back(journey.cookie(), journey.state(), "code-u1").expectStatus().isFound();
        refused(back(journey.cookie(), journey.state(), "code-u1"));
    }

    @Test
    void asksWechatForTheUserOnly() {
        var page = URI.create(start("/h5").page());
        var query = UriComponentsBuilder.fromUri(page).build().getQueryParams();
        assertThat(page.getHost()).isEqualTo("open.weixin.qq.com");
        assertThat(page.getFragment()).isEqualTo("wechat_redirect");
        assertThat(query.getFirst("appid")).isEqualTo(IdentityFace.SERVICE);
        assertThat(query.getFirst("scope")).isEqualTo("snsapi_base");
        assertThat(query.getFirst("redirect_uri")).isEqualTo("http%3A%2F%2Fvillage.example%2Fmp%2Fv1%2Foauth%2Freturn");
    }

    @Test
    void refusesAnotherBrowsersJourney() {
        var mine = start("/h5");
        var other = start("/h5");
        refused(back(mine.cookie(), other.state(), "code-u1"));
        refused(back(null, mine.state(), "code-u1"));
        refused(back(mine.cookie() + "0", mine.state(), "code-u1"));
        refused(back("a.b.c.d.e", "a", "code-u1"));
        refused(back(mine.cookie(), "", "code-u1"));
    }

    @Test
    void refusesAJourneyWithoutACode() {
        var journey = start("/h5");
        refused(back(journey.cookie(), journey.state(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "//evil.example",
                "/h5x",
                "/console",
                "/h5\\evil",
                "/h5/\r\nSet-Cookie:x=1",
                "h5"
            })
    void comesBackToOurOwnPagesOnly(String back) {
        problem(
                client.get()
                        .uri(uri -> uri.path("/mp/v1/oauth/start")
                                .queryParam("return", "{back}")
                                .build(back))
                        .exchange(),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "request.invalid");
    }

    @Test
    void sendsNobodyToAnAccountWithoutPageLogin() {
        problem(
                client.get()
                        .uri("/mp/v1/oauth/start?account=" + IdentityFace.MINI)
                        .exchange(),
                HttpStatus.NOT_FOUND,
                "wechat.account-unknown");
    }

    private record Journey(String cookie, String state, String page) {}

    private Journey start(String back) {
        var answer = client.get()
                .uri(uri -> uri.path("/mp/v1/oauth/start")
                        .queryParam("return", "{back}")
                        .build(back))
                .exchange()
                .expectStatus()
                .isFound()
                .expectBody()
                .returnResult();
        var page = answer.getResponseHeaders().getLocation();
        var state = UriComponentsBuilder.fromUri(page).build().getQueryParams().getFirst("state");
        return new Journey(answer.getResponseCookies().getFirst(Cookies.OAUTH).getValue(), state, page.toString());
    }

    private ResponseSpec back(String cookie, String state, String code) {
        var request = client.get().uri("/mp/v1/oauth/return?state=" + state + (code == null ? "" : "&code=" + code));
        if (cookie != null) {
            request.cookie(Cookies.OAUTH, cookie);
        }
        return request.exchange();
    }

    private static void refused(ResponseSpec response) {
        response.expectCookie().doesNotExist(Cookies.SESSION);
        problem(response, HttpStatus.BAD_REQUEST, "session.state-invalid");
    }
}
