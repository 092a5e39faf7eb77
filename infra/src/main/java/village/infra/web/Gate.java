package village.infra.web;

import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;

/** Turns away at the door what no handler could take: text that cannot be kept, and JSON that says it is too large. */
@Component
@Order(RequestTrail.ORDER + 10)
class Gate implements WebFilter {
    static final int MAX_JSON_BYTES = 256 * 1024;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!UrlText.clean(request.getURI().getRawPath())
                || !UrlText.clean(request.getURI().getRawQuery())) {
            return Mono.error(() -> Refusal.of(Reason.REQUEST_TEXT_UNSUPPORTED));
        }
        if (tooLarge(request)) {
            return Mono.error(() -> Refusal.of(Reason.REQUEST_TOO_LARGE));
        }
        return chain.filter(exchange);
    }

    private static boolean tooLarge(ServerHttpRequest request) {
        var headers = request.getHeaders();
        if (headers.getContentLength() <= MAX_JSON_BYTES) {
            return false;
        }
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }
}
