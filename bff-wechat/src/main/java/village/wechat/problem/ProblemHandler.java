package village.wechat.problem;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Reason;
import village.api.Refusal;

/** Answers every refusal and failure outside {@code /openapi} and {@code /open311} as problem+json. */
@Component
@Order(-2)
class ProblemHandler implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final JsonMapper json;

    ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var path = exchange.getRequest().getPath().value();
        if (path.startsWith("/openapi") || path.startsWith("/open311")) {
            return Mono.error(failure);
        }
        if (exchange.getResponse().isCommitted()) {
            return Mono.empty();
        }
        var refusal = Failures.toRefusal(failure);
        log(exchange, refusal, failure);
        return write(exchange, refusal, failure);
    }

    private static void log(ServerWebExchange exchange, Refusal refusal, Throwable failure) {
        var request = exchange.getRequest();
        if (refusal.reason().kind() == Reason.Kind.FAILED) {
            LOG.error("failed {} {}", request.getMethod(), request.getPath().value(), failure);
        } else {
            LOG.info("refused {} {}", request.getMethod(), refusal.reason().code());
        }
    }

    private Mono<Void> write(ServerWebExchange exchange, Refusal refusal, Throwable failure) {
        var response = exchange.getResponse();
        response.setStatusCode(Problem.status(refusal.reason()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setCacheControl("no-store");
        refusal.retryAfter()
                .ifPresent(wait ->
                        response.getHeaders().set(HttpHeaders.RETRY_AFTER, "" + Math.max(1, wait.toSeconds())));
        if (failure instanceof MethodNotAllowedException wrong) {
            response.getHeaders().setAllow(wrong.getSupportedMethods());
        }
        if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
            return response.setComplete();
        }
        var bytes = TroublePage.wanted(exchange.getRequest())
                ? TroublePage.of(refusal, response)
                : json.writeValueAsBytes(Problem.of(refusal, instance(exchange)));
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }

    private static String instance(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(
                "village.requestId", UUID.randomUUID().toString());
    }
}
