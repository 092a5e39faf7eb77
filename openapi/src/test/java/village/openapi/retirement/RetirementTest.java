package village.openapi.retirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

class RetirementTest {
    private final WebTestClient client = WebTestClient.bindToController(new Old())
            .webFilter(new RetirementFilter())
            .build();

    @RestController
    static class Old {
        @Retired(since = "2027-01-01", until = "2027-07-01", instead = "/openapi/v1/new")
        @GetMapping("/openapi/v1/old")
        Mono<String> old() {
            return Mono.just("old");
        }

        @Retired(since = "2027-01-01", until = "2027-07-01", instead = "/openapi/v1/new")
        @GetMapping("/openapi/v1/broken")
        Mono<String> broken() {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }

        @Retired(since = "2027-01-01", until = "2027-03-01", instead = "/openapi/v1/new")
        @GetMapping("/openapi/v1/hasty")
        Mono<String> hasty() {
            return Mono.just("hasty");
        }

        @GetMapping("/openapi/v1/new")
        Mono<String> fresh() {
            return Mono.just("new");
        }
    }

    private HttpHeaders headers(String path) {
        return client.get().uri(path).exchange().expectBody().returnResult().getResponseHeaders();
    }

    @Test
    void tellsInEveryAnswerThatAnOperationIsGoing() {
        for (var path : new String[] {"/openapi/v1/old", "/openapi/v1/broken"}) {
            var headers = headers(path);
            assertThat(headers.getFirst("Deprecation")).isEqualTo("@1798732800");
            assertThat(headers.getFirst("Sunset")).isEqualTo("Wed, 30 Jun 2027 16:00:00 GMT");
            assertThat(headers.getFirst("Link")).isEqualTo("</openapi/v1/new>; rel=\"successor-version\"");
        }
    }

    @Test
    void saysNothingOfWhatStays() {
        var headers = headers("/openapi/v1/new");
        assertThat(headers.containsHeader("Deprecation")).isFalse();
        assertThat(headers.containsHeader("Sunset")).isFalse();
    }

    @Test
    void nothingGoesBeforeTheNoticeThatWasPromised() {
        assertThatThrownBy(() -> Retirement.of(handler("hasty"))).hasMessageContaining("180 days");
        var day = ZonedDateTime.parse("2027-01-01T00:00:00+08:00[Asia/Shanghai]");
        assertThat(new Retirement(day, day.plusDays(180), "/x").instead()).isEqualTo("/x");
    }

    private static HandlerMethod handler(String name) {
        Method found = Arrays.stream(Old.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return new HandlerMethod(new Old(), found);
    }
}
