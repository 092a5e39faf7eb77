package village.openapi.open311;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;

/** The specification's other format is not spoken. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class JsonOnly implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        return path.startsWith(Errors.FACE) && path.endsWith(".xml")
                ? Mono.error(() -> Refusal.of(Reason.REQUEST_NOT_ACCEPTABLE, "只有 JSON，请把地址末尾的 .xml 改成 .json。"))
                : chain.filter(exchange);
    }
}
