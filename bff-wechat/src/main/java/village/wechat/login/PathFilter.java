package village.wechat.login;

import java.util.List;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;

/** Refuses paths that could mean one thing to a filter and another to a handler, before anybody looks at them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
final class PathFilter implements WebFilter {
    private static final List<String> TRICKS =
            List.of(";", "//", "\\", "/./", "/../", "%2f", "%5c", "%2e", "%3b", "%25", "%00", "%0a", "%0d");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getURI().getRawPath();
        return tricky(path) ? Mono.error(() -> Refusal.of(Reason.REQUEST_MALFORMED)) : chain.filter(exchange);
    }

    static boolean tricky(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        return TRICKS.stream().anyMatch(lower::contains) || lower.endsWith("/.") || lower.endsWith("/..");
    }
}
