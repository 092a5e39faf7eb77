package village.wechat.caching;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import village.wechat.login.Callers;

/**
 * Answers with public content before a handler is looked for, which costs more than the answer. Stands behind the filters
 * that say who asks and whether he may ask so often; what it does not know goes on to its controller.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 300)
class AtOnce implements WebFilter {
    private final PublicAnswers answers;

    AtOnce(PublicAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var actor = Callers.actor(exchange);
        var answer = actor == null ? null : answers.atOnce(exchange, actor);
        return answer == null ? chain.filter(exchange) : answer;
    }
}
