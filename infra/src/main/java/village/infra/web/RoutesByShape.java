package village.infra.web;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tries only the routes whose shape the path has. The plain mapping tries every route with a variable in it, one after
 * the other: with some hundreds of routes that was a seventh of the cost of a small answer.
 */
final class RoutesByShape extends RequestMappingHandlerMapping {
    private IdentityHashMap<RequestMappingInfo, PathShape> shapes = new IdentityHashMap<>();

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        var known = new IdentityHashMap<RequestMappingInfo, PathShape>();
        getHandlerMethods().keySet().forEach(route -> known.put(route, PathShape.of(route.getPatternsCondition())));
        shapes = known;
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo route, ServerWebExchange exchange) {
        var shape = shapes.get(route);
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return shape == null || shape.mayBe(path) ? super.getMatchingMapping(route, exchange) : null;
    }
}
