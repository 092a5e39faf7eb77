package village.wechat.document;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lets documents be written where waiting is allowed: the first one reads the class path. */
final class OffTheLoop implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var answer = chain.filter(exchange);
        var document = exchange.getRequest().getPath().value().startsWith("/v3/api-docs");
        return document ? answer.subscribeOn(Schedulers.boundedElastic()) : answer;
    }
}
