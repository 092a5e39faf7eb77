package village.openapi.retirement;

import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells in every answer of an operation that it is going, errors too: whoever calls it should hear of it. */
@Component
final class RetirementFilter implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> tell(exchange)));
        return chain.filter(exchange);
    }

    private static void tell(ServerWebExchange exchange) {
        Object handler = exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        if (handler instanceof HandlerMethod method) {
            Retirement.of(method)
                    .ifPresent(
                            retirement -> retirement.tell(exchange.getResponse().getHeaders()));
        }
    }
}
