package village.infra.web.limit;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.infra.web.Proxies;
import village.wechat.login.Callers;

/** Counts requests to the interfaces, for each person or else each address, and refuses what is too many. */
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
final class LimitFilter implements WebFilter {
    private final Counts counts;
    private final LimitSettings settings;
    private final Proxies proxies;

    LimitFilter(Counts counts, LimitSettings settings, Proxies proxies) {
        this.counts = counts;
        this.settings = settings;
        this.proxies = proxies;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        if (!counted(path)) {
            return chain.filter(exchange);
        }
        var kind = Kind.of(request.getMethod(), path);
        var rate = settings.rate(kind);
        return counts.count(kind.word() + ":" + caller(exchange), rate)
                .doOnNext(count -> tell(exchange.getResponse(), kind, rate, count))
                .flatMap(count -> count.allowed() ? chain.filter(exchange) : tooMany(count));
    }

    private static boolean counted(String path) {
        return path.startsWith("/mp/")
                || path.startsWith("/console/v1/")
                || path.startsWith("/openapi/v1/evidence/")
                || path.startsWith("/open311/");
    }

    private static Mono<Void> tooMany(Count count) {
        return Mono.error(() -> Refusal.retryAfter(Reason.REQUEST_TOO_MANY, count.next()));
    }

    private String caller(ServerWebExchange exchange) {
        return Callers.person(exchange)
                .map(person -> "p:" + person.value())
                .orElseGet(() -> "a:" + Proxies.household(proxies.client(exchange.getRequest())));
    }

    private static void tell(ServerHttpResponse response, Kind kind, Rate rate, Count count) {
        var name = '"' + kind.word() + '"';
        var headers = response.getHeaders();
        headers.set(
                "RateLimit-Policy",
                name + ";q=" + rate.count() + ";w=" + rate.window().toSeconds());
        var until = count.allowed() ? count.reset() : count.next();
        headers.set("RateLimit", name + ";r=" + count.remaining() + ";t=" + until.toSeconds());
    }
}
