package village.openapi.caching;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
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
        var tagging = new TaggingResponse(exchange.getResponse(), known(exchange.getRequest()));
        return chain.filter(exchange.mutate().response(tagging).build());
    }

    /** What is no tag matches none; Spring's own reader throws where the quotes are missing. */
    private static List<String> known(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }
}
