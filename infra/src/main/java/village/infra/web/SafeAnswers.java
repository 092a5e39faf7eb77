package village.infra.web;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells browsers to guess nothing, to give no addresses away, to stay with TLS, and to keep nothing of what the
 * interfaces answer. A handler that knows better sets a header of its own.
 */
@Component
@Order(RequestTrail.ORDER + 5)
class SafeAnswers implements WebFilter {
    /** The exchange attribute that holds the caller's address. */
    static final String ADDRESS = "village.address";

    private static final String A_YEAR = "max-age=31536000";

    private final Proxies proxies;

    SafeAnswers(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getAttributes().put(ADDRESS, proxies.client(exchange.getRequest()));
        var headers = exchange.getResponse().getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        if (proxies.secure(exchange.getRequest())) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
        if (personal(exchange.getRequest().getPath().value())) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        return chain.filter(exchange);
    }

    private static boolean personal(String path) {
        return path.startsWith("/mp/") || path.startsWith("/console/v1/") || path.startsWith("/openapi/");
    }
}
