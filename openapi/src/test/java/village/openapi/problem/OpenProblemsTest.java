package village.openapi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.json.JsonMapper;
import village.api.Unavailable;

class OpenProblemsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final OpenProblems problems = new OpenProblems(JsonMapper.shared());
    private final MockServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.post("/openapi/v1/villages"));

    @Test
    void whatWentWrongIsAnswered() {
        problems.handle(exchange, new IllegalStateException("secret")).block(SOON);
        assertThat(exchange.getResponse().getStatusCode().value()).isEqualTo(500);
        assertThat(exchange.getResponse().getBodyAsString().block(SOON))
                .contains("service.failed")
                .doesNotContain("secret");
    }

    /** It is no failure of ours, and nobody is there to be answered. */
    @Test
    void whoHungUpIsAnsweredNothing() {
        problems.handle(exchange, new AbortedException("Connection has been closed"))
                .block(SOON);
        assertThat(exchange.getResponse().getStatusCode().value()).isEqualTo(499);
        assertThat(exchange.getResponse().isCommitted()).isFalse();
    }

    /** Else whoever handed a case over took an empty 200 for "taken". */
    @Test
    void aLineOfOurOwnThatBrokeIsTold() {
        problems.handle(exchange, new Unavailable("postgres", new IOException("Connection reset by peer")))
                .block(SOON);
        assertThat(exchange.getResponse().getStatusCode().value()).isEqualTo(503);
        assertThat(exchange.getResponse().isCommitted()).isTrue();
    }
}
