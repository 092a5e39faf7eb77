package village.infra.web;

import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets the pages of the configured origins call {@code /mp/v1} with a bearer token. Cookies are never for them, and
 * whoever is not configured is answered as ever: his browser shows him nothing.
 */
@Component
@Order(RequestTrail.ORDER + 8)
class CrossOrigin implements WebFilter {
    private static final String FACE = "/mp/v1/";
    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
    /** {@code isTestUrl} comes from 浙里办's mgop. */
    private static final List<String> ASKED = List.of(
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "X-Request-Id",
            "X-Village-Client",
            "isTestUrl");

    private static final List<String> SHOWN =
            List.of("ETag", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id", "X-Village-As-Of");
    private static final int TEN_MINUTES = 600;

    private final Set<String> origins;

    CrossOrigin(CrossOriginSettings settings) {
        this.origins = Set.copyOf(settings.origins());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (origins.isEmpty() || !request.getPath().value().startsWith(FACE)) {
            return chain.filter(exchange);
        }
        var headers = exchange.getResponse().getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        var origin = request.getHeaders().getOrigin();
        if (origin == null || !origins.contains(origin)) {
            return chain.filter(exchange);
        }
        headers.setAccessControlAllowOrigin(origin);
        headers.setAccessControlExposeHeaders(SHOWN);
        return preflight(request) ? agreed(exchange) : chain.filter(exchange);
    }

    private static boolean preflight(ServerHttpRequest request) {
        return request.getMethod() == HttpMethod.OPTIONS
                && request.getHeaders().getAccessControlRequestMethod() != null;
    }

    private static Mono<Void> agreed(ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.NO_CONTENT);
        response.getHeaders().setAccessControlAllowMethods(METHODS);
        response.getHeaders().setAccessControlAllowHeaders(ASKED);
        response.getHeaders().setAccessControlMaxAge(TEN_MINUTES);
        return response.setComplete();
    }
}
