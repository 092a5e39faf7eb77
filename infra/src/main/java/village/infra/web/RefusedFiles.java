package village.infra.web;

import java.time.Duration;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets who is refused a file read why. An answer that came while the file is still being sent, with the connection closed
 * after it, is lost on its way: the phone shows a broken network. So the rest is taken in first, as far as that goes: not
 * of one who waits for leave to send, nor where the connection is to be closed.
 */
@Component
@Order(RequestTrail.ORDER + 4)
class RefusedFiles implements WebFilter {
    /** The largest file that a phone's picker gives without asking, and a little more. */
    private static final long MOST = 64L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!sendsFile(exchange.getRequest().getHeaders())) {
            return chain.filter(exchange);
        }
        var body = new WholeBody(exchange.getRequest(), MOST);
        var response = exchange.getResponse();
        response.beforeCommit(() -> refused(response) && !closing(response) && !waits(exchange, body)
                ? takenIn(body, response)
                : Mono.empty());
        return chain.filter(exchange.mutate().request(body).build());
    }

    private static Mono<Void> takenIn(WholeBody body, ServerHttpResponse response) {
        return body.rest()
                .timeout(PATIENCE)
                .onErrorResume(
                        endless -> Mono.fromRunnable(() -> response.getHeaders().setConnection("close")));
    }

    private static boolean refused(ServerHttpResponse response) {
        var status = response.getStatusCode();
        return status != null && status.isError();
    }

    private static boolean closing(ServerHttpResponse response) {
        return response.getHeaders().getConnection().contains("close");
    }

    /** Beginning to read would tell him to send all of it. */
    private static boolean waits(ServerWebExchange exchange, WholeBody body) {
        return exchange.getRequest().getHeaders().containsHeader(HttpHeaders.EXPECT) && !body.begun();
    }

    private static boolean sendsFile(HttpHeaders headers) {
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
