package village.wechat.page;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

class PageRoutesTest {
    private static final String WECHAT_SCRIPT = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js";
    private static final PageFiles FILES = PageFiles.load();
    private final WebTestClient client =
            WebTestClient.bindToRouterFunction(new PageRoutes().pages()).build();

    @ParameterizedTest
    @ValueSource(strings = {"/h5", "/h5/", "/console", "/console/"})
    void answersThePageWithItsPolicy(String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "text/html;charset=UTF-8")
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Referrer-Policy", "same-origin")
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> org.assertj.core.api.Assertions.assertThat(policy)
                                .startsWith("default-src 'none'; script-src 'self' '"
                                        + FILES.imports().hash() + "'"
                                        + (path.startsWith("/h5") ? " " + WECHAT_SCRIPT : "")
                                        + "; style-src 'self';")
                                .endsWith("base-uri 'none'; frame-ancestors 'none'"));
    }

    @Test
    void modulesAreKeptForGoodUnderTheirReleaseOnly() {
        client.get()
                .uri("/assets/" + FILES.release() + "/h5/app.js")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "text/javascript;charset=UTF-8")
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=31536000, public, immutable");
        for (String path : List.of("/assets/0123456789abcdef/h5/app.js", "/h5/app.js", "/shared/tokens.css")) {
            client.get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("Cache-Control", "no-cache");
        }
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() {
        EntityExchangeResult<byte[]> first =
                client.get().uri("/h5").exchange().expectBody().returnResult();
        String tag = first.getResponseHeaders().getETag();
        client.get()
                .uri("/h5")
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    @Test
    void compressesForThoseWhoTakeIt() {
        client.get()
                .uri("/h5/app.js")
                .header("Accept-Encoding", "br, gzip")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Encoding", "gzip")
                .expectHeader()
                .valueEquals("Vary", "Accept-Encoding");
        client.get()
                .uri("/h5/app.js")
                .header("Accept-Encoding", "gzip;q=0")
                .exchange()
                .expectHeader()
                .doesNotExist("Content-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/v1/session",
                "/h5/none.js",
                "/assets/x",
                "/assets/x/../h5/app.js",
                "/h5/..%2fapplication.yaml",
                "/webjars/lit/1.0.0/index.js"
            })
    void whatIsNoPageFileGoesOnToOthers(String path) {
        client.get().uri(java.net.URI.create(path)).exchange().expectStatus().isNotFound();
    }

    @Test
    void onlyReads() {
        client.post().uri("/h5").exchange().expectStatus().isNotFound();
    }
}
