package village.openapi.caching;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives lists and details a strong tag, and answers whoever has that very one with 304. Comes after the signature. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 150)
class EntityTags implements WebFilter {
    private static final String FACE = "/openapi/v1/";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().startsWith(FACE) || !Tagged.is(exchange)) {
            return chain.filter(exchange);
        }
        var known = exchange.getRequest().getHeaders().getIfNoneMatch();
        var tagging = new TaggingResponse(exchange.getResponse(), known);
        return chain.filter(exchange.mutate().response(tagging).build());
    }
}
