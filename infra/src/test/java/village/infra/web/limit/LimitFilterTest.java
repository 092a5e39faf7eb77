package village.infra.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.infra.web.Proxies;

class LimitFilterTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Rate MANY = new Rate(1000, Duration.ofMinutes(1));
    private static final Rate TWO = new Rate(2, Duration.ofMinutes(1));

    private final LimitFilter filter = new LimitFilter(
            new Counts(Optional.empty(), SOON, SOON),
            new LimitSettings(true, SOON, SOON, MANY, MANY, MANY, TWO, MANY, TWO, MANY),
            new Proxies(List.of()));

    private static MockServerWebExchange request(HttpMethod method, String path, String address) {
        return MockServerWebExchange.from(
                MockServerHttpRequest.method(method, path).remoteAddress(new InetSocketAddress(address, 50000)));
    }

    private Optional<Refusal> refusal(MockServerWebExchange exchange) {
        return filter.filter(exchange, passed -> Mono.empty())
                .then(Mono.<Refusal>empty())
                .onErrorResume(Refusal.class, Mono::just)
                .blockOptional(SOON);
    }

    private Optional<Refusal> write(String address) {
        return refusal(request(HttpMethod.POST, "/mp/v1/me/consents", address));
    }

    @Test
    void refusesWhatIsTooMuchAndSaysWhenToComeBack() {
        assertThat(write("192.0.2.1")).isEmpty();
        assertThat(write("192.0.2.1")).isEmpty();
        var third = request(HttpMethod.POST, "/mp/v1/me/consents", "192.0.2.1");
        var refusal = refusal(third).orElseThrow();
        assertThat(refusal.reason()).isEqualTo(Reason.REQUEST_TOO_MANY);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(third.getResponse().getHeaders().getFirst("RateLimit-Policy"))
                .isEqualTo("\"write\";q=2;w=60");
        assertThat(third.getResponse().getHeaders().getFirst("RateLimit")).isEqualTo("\"write\";r=0;t=30");
    }

    @Test
    void tellsHowMuchIsLeftBeforeItIsTooMuch() {
        var first = request(HttpMethod.POST, "/mp/v1/me/consents", "192.0.2.2");
        refusal(first);
        assertThat(first.getResponse().getHeaders().getFirst("RateLimit")).isEqualTo("\"write\";r=1;t=30");
    }

    @Test
    void countsEachHouseholdForItself() {
        write("192.0.2.3");
        write("192.0.2.3");
        assertThat(write("192.0.2.3")).isPresent();
        assertThat(write("192.0.2.4")).isEmpty();
        write("2001:db8::1");
        write("2001:db8::2");
        assertThat(write("2001:db8::3")).isPresent();
        assertThat(write("2001:db8:0:1::1")).isEmpty();
    }

    @Test
    void leavesPagesAlone() {
        var page = request(HttpMethod.GET, "/h5", "192.0.2.5");
        refusal(page);
        assertThat(page.getResponse().getHeaders().getFirst("RateLimit")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/mp/v1/sessions,sign-in",
        "GET,/mp/v1/oauth/return,sign-in",
        "POST,/console/v1/login-requests,sign-in",
        "POST,/mp/v1/sessions/refreshes,refresh",
        "POST,/mp/v1/me/bindings,binding",
        "POST,/mp/v1/villages/330999101201/attachments,upload",
        "POST,/console/v1/villages/330999101201/rosters,upload",
        "POST,/console/v1/villages/330999101201/disclosures/finance-tables,upload",
        "POST,/mp/v1/villages/330999101201/complaints,write",
        "DELETE,/mp/v1/me/bindings/330999101201,write",
        "GET,/mp/v1/js-sdk-signatures,page-signature",
        "GET,/mp/v1/villages/330999101201/attachments/1,read",
        "HEAD,/mp/v1/me,read"
    })
    void knowsWhatSortARequestIs(String method, String path, String kind) {
        assertThat(Kind.of(HttpMethod.valueOf(method), path).word()).isEqualTo(kind);
    }
}
