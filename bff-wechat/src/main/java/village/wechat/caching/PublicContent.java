package village.wechat.caching;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Tags the answers that are the same for everybody; who has one already is told so instead of being sent it again. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 300)
class PublicContent implements WebFilter {
    private static final List<PathPattern> PUBLIC = List.of(
            PathPatternParser.defaultInstance.parse("/mp/v1/villages/{village}"),
            PathPatternParser.defaultInstance.parse("/mp/v1/villages/{village}/contacts"),
            PathPatternParser.defaultInstance.parse("/mp/v1/villages/{village}/complaint-categories"));

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!read(request.getMethod()) || !listed(request.getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange.mutate()
                .response(new TaggedAnswer(exchange.getResponse(), request.getHeaders()))
                .build());
    }

    private static boolean read(HttpMethod method) {
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    }

    private static boolean listed(PathContainer path) {
        return PUBLIC.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
