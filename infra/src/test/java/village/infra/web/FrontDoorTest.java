package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Refusal;

class FrontDoorTest {
    private final WebTestClient client = WebTestClient.bindToController(new Echo())
            .controllerAdvice(new Codes())
            .webFilter(codes(), new RequestTrail(), new Gate())
            .httpMessageCodecs(codecs -> codecs.defaultCodecs()
                    .jacksonJsonDecoder(
                            new CleanJsonDecoder(JsonMapper.builder().build())))
            .build();

    @Test
    void givesARequestAnId() {
        client.get()
                .uri("/id")
                .exchange()
                .expectHeader()
                .value("X-Request-Id", id -> assertThat(id).hasSize(36))
                .expectBody(String.class)
                .value(id -> assertThat(id).hasSize(36));
    }

    @Test
    void keepsASafeIdOfTheCaller() {
        client.get()
                .uri("/id")
                .header("X-Request-Id", "gateway-0042.a")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "gateway-0042.a")
                .expectBody(String.class)
                .isEqualTo("gateway-0042.a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space here", "<script>alert(1)</script>", "phone-13700009050"})
    void replacesAnUnsafeIdOfTheCaller(String id) {
        client.get()
                .uri("/id")
                .header("X-Request-Id", id)
                .exchange()
                .expectHeader()
                .value(
                        "X-Request-Id",
                        given -> assertThat(given).isNotEqualTo(id).hasSize(36));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id?q=%00", "/id?q=a%ED%A0%80", "/id%00", "/id?q=%ed%bf%bf"})
    void refusesUrlsThatHoldNoText(String uri) {
        client.get()
                .uri(URI.create(uri))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("request.text-unsupported");
    }

    /** Such a path is another one to whoever counts or guards by its first words. */
    @ParameterizedTest
    @ValueSource(strings = {"/%69d", "/i%64", "/id%2E", "/id%7e", "/%49d", "/i;d", "/x/../id", "/%20/id"})
    void refusesPathsWhoseLettersAreEncoded(String uri) {
        client.get()
                .uri(URI.create(uri))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("request.malformed");
    }

    @Test
    void takesEncodedLettersInQueries() {
        client.get().uri(URI.create("/id?q=%61")).exchange().expectStatus().isOk();
    }

    @Test
    void takesChineseInUrls() {
        client.get().uri("/id?q=%E8%B7%AF%ED%95%9C").exchange().expectStatus().isOk();
    }

    @Test
    void refusesNulInAnUnknownField() {
        client.post()
                .uri("/echo")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"unknown\":[{\"deep\":\"a\\u0000b\"}]}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("request.text-unsupported");
    }

    @Test
    void refusesJsonThatIsTooLarge() {
        client.post()
                .uri("/echo")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"text\":\"" + "a".repeat(Gate.MAX_JSON_BYTES) + "\"}")
                .exchange()
                .expectBody(String.class)
                .isEqualTo("request.too-large");
    }

    @Test
    void refusesLargeJsonThatComesInPieces() {
        var half = "a".repeat(Gate.MAX_JSON_BYTES / 2);
        client.post()
                .uri("/echo")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Flux.just("{\"text\":\"", half, half, "\"}"), String.class)
                .exchange()
                .expectBody(String.class)
                .isEqualTo("request.too-large");
    }

    /** The gate measures JSON by its name: under another it is not read at all. */
    @Test
    void readsNoJsonUnderAnotherName() {
        client.post()
                .uri("/echo")
                .contentType(MediaType.valueOf("application/x+json"))
                .bodyValue("{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void givesBackWhatItWasGiven() {
        client.post()
                .uri("/echo")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"text\":\"𠮷\\ud842\\udfb7\"}")
                .exchange()
                .expectBody(String.class)
                .isEqualTo("𠮷𠮷");
    }

    private static WebFilter codes() {
        return (exchange, chain) -> chain.filter(exchange).onErrorResume(Refusal.class, refusal -> {
            exchange.getResponse().setRawStatusCode(400);
            var code = refusal.reason().code().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return exchange.getResponse()
                    .writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(code)));
        });
    }

    @RestController
    static class Echo {
        @GetMapping("/id")
        String id(ServerWebExchange exchange) {
            return exchange.getRequiredAttribute("village.requestId");
        }

        @PostMapping("/echo")
        String echo(@RequestBody Map<String, Object> body) {
            return String.valueOf(body.get("text"));
        }
    }

    @RestControllerAdvice
    static class Codes {
        @ExceptionHandler
        Mono<Void> pass(Refusal refusal) {
            return Mono.error(refusal);
        }
    }
}
