package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

class CrossOriginTest {
    private static final String OURS = "https://mapi.zjzwfw.gov.cn";

    private final WebTestClient client = client(OURS);

    private static WebTestClient client(String... origins) {
        return WebTestClient.bindToRouterFunction(RouterFunctions.route(
                        RequestPredicates.path("/*/v1/page"),
                        request -> ServerResponse.ok().bodyValue("page")))
                .webFilter(new CrossOrigin(new CrossOriginSettings(List.of(origins))))
                .build();
    }

    private static EntityExchangeResult<byte[]> get(WebTestClient client, String path, String origin) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setAll(origin.isEmpty() ? Map.of() : Map.of("Origin", origin)))
                .exchange()
                .expectBody()
                .returnResult();
    }

    @Test
    void aConfiguredOriginMayReadTheAnswerWithoutCookies() {
        var answer = get(client, "/mp/v1/page", OURS);
        assertThat(answer.getStatus().value()).isEqualTo(200);
        var headers = answer.getResponseHeaders();
        assertThat(headers.getAccessControlAllowOrigin()).isEqualTo(OURS);
        assertThat(headers.getVary()).contains("Origin");
        assertThat(headers.getAccessControlExposeHeaders()).contains("ETag", "Retry-After");
        assertThat(headers.containsHeader("Access-Control-Allow-Credentials")).isFalse();
    }

    @Test
    void itsBrowserIsToldWhatItMaySend() {
        var headers = client.options()
                .uri("/mp/v1/page")
                .header("Origin", OURS)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,istesturl")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectBody()
                .returnResult()
                .getResponseHeaders();
        assertThat(headers.getAccessControlAllowMethods())
                .extracting(Object::toString)
                .contains("POST", "GET");
        assertThat(headers.getAccessControlAllowHeaders())
                .contains("Authorization", "Content-Type", "Idempotency-Key", "isTestUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://mapi.zjzwfw.gov.cn.evil.example", "null", ""})
    void nobodyElseIsToldAnything(String origin) {
        var headers = get(client, "/mp/v1/page", origin).getResponseHeaders();
        assertThat(headers.getAccessControlAllowOrigin()).isNull();
        assertThat(headers.getVary()).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/v1/page", "/openapi/v1/page"})
    void noOtherFaceIsOpened(String path) {
        assertThat(get(client, path, OURS).getResponseHeaders().getAccessControlAllowOrigin())
                .isNull();
    }

    @Test
    void nobodyIsConfiguredByDefault() {
        assertThat(get(client(), "/mp/v1/page", OURS).getResponseHeaders().getAccessControlAllowOrigin())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "http://mapi.zjzwfw.gov.cn", "https://a.example/", "https://*.gov.cn"})
    void aStarOrAPathIsNoOrigin(String origin) {
        assertThatThrownBy(() -> client(origin)).hasMessageContaining("village.cross-origin.origins");
    }
}
