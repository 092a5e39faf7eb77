package village.openapi.open311;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Reason;
import village.openapi.problem.Failures;
import village.openapi.problem.Problem;

/** Answers every refusal and failure under {@code /open311} in the shape of that specification. */
@Component
@Order(-4)
class Errors implements WebExceptionHandler {
    static final String FACE = "/open311/";
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final JsonMapper json;

    Errors(JsonMapper json) {
        this.json = json;
    }

    /** @param code the status again */
    record Line(int code, String description) {}

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (!exchange.getRequest().getPath().value().startsWith(FACE)
                || exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        var refusal = Failures.toRefusal(failure);
        if (refusal.reason().kind() == Reason.Kind.FAILED) {
            LOG.error("failed, request {}", exchange.getAttributeOrDefault("village.requestId", "-"), failure);
        }
        var response = exchange.getResponse();
        var line = new Line(status(refusal.reason().kind()), refusal.detail());
        response.setRawStatusCode(line.code());
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        refusal.retryAfter()
                .ifPresent(wait ->
                        response.getHeaders().set(HttpHeaders.RETRY_AFTER, "" + Math.max(1, wait.toSeconds())));
        return exchange.getRequest().getMethod() == HttpMethod.HEAD ? response.setComplete() : body(response, line);
    }

    /** The specification answers a missing or wrong api_key with 403, and what is invalid with 400. */
    private static int status(Reason.Kind kind) {
        return switch (kind) {
            case UNAUTHENTICATED -> HttpStatus.FORBIDDEN.value();
            case INVALID -> HttpStatus.BAD_REQUEST.value();
            default -> Problem.status(kind).value();
        };
    }

    private Mono<Void> body(ServerHttpResponse response, Line line) {
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(List.of(line)))));
    }
}
