package village.infra.matrix;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** A route as the application registered it. */
public record Route(String method, String pattern) {
    private static final List<String> FACES = List.of("/mp/", "/console/", "/openapi/", "/open311/", "/wechat/");

    /** Every route of every face. A mapping that takes any method shows as {@code ANY}, which no row can match. */
    public static List<Route> of(ApplicationContext context) {
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(Route::of)
                .filter(route -> FACES.stream().anyMatch(route.pattern::startsWith))
                .sorted(Comparator.comparing(Route::pattern).thenComparing(Route::method))
                .toList();
    }

    private static Stream<Route> of(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        var names = methods.isEmpty()
                ? List.of("ANY")
                : methods.stream().map(Enum::name).toList();
        return info.getPatternsCondition().getPatterns().stream()
                .map(PathPattern::getPatternString)
                .flatMap(pattern -> names.stream().map(name -> new Route(name, pattern)));
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
