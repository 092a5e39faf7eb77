package village.wechat.caching;

import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/** Tells the log line and the metrics the route of a request that no handler mapping saw. */
final class Routes {
    private Routes() {}

    static void set(ServerWebExchange exchange, PathPattern route) {
        exchange.getAttributes().put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, route);
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .ifPresent(context -> context.setPathPattern(route.toString()));
    }
}
