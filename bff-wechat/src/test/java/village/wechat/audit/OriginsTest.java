package village.wechat.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import village.api.identity.Actor;
import village.api.identity.Face;

class OriginsTest {
    private final MockServerWebExchange exchange = MockServerWebExchange.from(
            MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress("10.0.0.5", 4711)));

    @ParameterizedTest
    @CsvSource({"203.0.113.77, 203.0.113.*", "2001:db8:7:9::1, 2001:db8:7:*"})
    void tellsWhomTheProxyAskedForAndNotTheProxy(String told, String masked) {
        exchange.getAttributes().put("village.address", told);
        assertThat(from()).isEqualTo(masked);
    }

    @Test
    void tellsTheConnectionWhereNothingIsToldAndNobodyForAName() {
        assertThat(from()).isEqualTo("10.0.0.*");
        exchange.getAttributes().put("village.address", "unknown");
        assertThat(from()).isNull();
    }

    private String from() {
        return Origins.acting(exchange, Actor.anonymous(), Face.CONSOLE).from().orElse(null);
    }
}
