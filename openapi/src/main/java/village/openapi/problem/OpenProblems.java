package village.openapi.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;

/** Answers every refusal and failure under {@code /openapi} as problem+json; who has hung up is answered nothing. */
@Component
@Order(-3)
class OpenProblems implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OpenProblems.class);

    /** For the call log only: nobody reads it. */
    private static final int HUNG_UP = 499;

    private final JsonMapper json;

    OpenProblems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var ours = exchange.getRequest().getPath().value().startsWith("/openapi");
        if (!ours || exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        if (hungUp(failure)) {
            exchange.getResponse().setRawStatusCode(HUNG_UP);
            return Mono.empty();
        }
        var refusal = Failures.toRefusal(failure);
        var id = exchange.getAttributeOrDefault("village.requestId", "-");
        log(refusal, id, failure);
        return write(exchange, failure, Problem.of(refusal, id, StringsToSign.shown(exchange)), refusal);
    }

    /** A line of our own that broke, to PostgreSQL or Redis, is no caller's hanging up. */
    private static boolean hungUp(Throwable failure) {
        return !(failure instanceof Unavailable) && DisconnectedClientHelper.isClientDisconnectedException(failure);
    }

    private static void log(Refusal refusal, String id, Throwable failure) {
        if (refusal.reason().kind() == Reason.Kind.FAILED) {
            LOG.error("failed, request {}", id, failure);
        } else {
            LOG.info("refused {}, request {}", refusal.reason().code(), id);
        }
    }

    private Mono<Void> write(ServerWebExchange exchange, Throwable failure, Problem problem, Refusal refusal) {
        var response = exchange.getResponse();
        response.setRawStatusCode(problem.status());
        var headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        refusal.retryAfter()
                .ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, "" + Math.max(1, wait.toSeconds())));
        if (failure instanceof MethodNotAllowedException wrong) {
            headers.setAllow(wrong.getSupportedMethods());
        }
        return HttpMethod.HEAD.equals(exchange.getRequest().getMethod())
                ? response.setComplete()
                : body(response, problem);
    }

    private Mono<Void> body(ServerHttpResponse response, Problem problem) {
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(problem))));
    }
}
