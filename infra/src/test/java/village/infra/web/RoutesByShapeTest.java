package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;

class RoutesByShapeTest {
    private static final List<String> SEGMENTS =
            List.of("villages", "news", "7", "%6eews", "n%20s", "a.csv", "", "村", ".", "news;v=1");

    @RestController
    static class Routes {
        @GetMapping("/")
        void root() {}

        @GetMapping("/villages")
        void villages() {}

        @GetMapping("/villages/{village}")
        void village() {}

        @GetMapping("/villages/{village}/news")
        void news() {}

        @PostMapping("/villages/{village}/news")
        void write() {}

        @GetMapping("/villages/{village}/news/{id}")
        void article() {}

        @DeleteMapping("/villages/{village}/news/{id:[0-9]+}")
        void delete() {}

        @GetMapping("/villages/news/{id}.csv")
        void table() {}

        @GetMapping("/villages/*/7")
        void star() {}

        @GetMapping({"/one", "/news/{id}"})
        void two() {}

        @GetMapping("/villages/村")
        void chinese() {}

        @GetMapping("/news/**")
        void below() {}

        @GetMapping("/7/{*rest}")
        void rest() {}
    }

    @Test
    void findsWhatThePlainMappingFinds() {
        var plain = started(new RequestMappingHandlerMapping());
        var ours = started(new RoutesByShape());
        var found = 0;
        for (var path : paths()) {
            for (var method : List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.DELETE)) {
                var expected = handler(plain, method, path);
                assertThat(handler(ours, method, path))
                        .as("%s %s", method, path)
                        .isEqualTo(expected);
                found += expected.startsWith("village") ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(50);
    }

    private static List<String> paths() {
        var paths = new ArrayList<>(List.of("/", "/one"));
        for (var first : SEGMENTS) {
            paths.add("/" + first);
            for (var second : SEGMENTS) {
                paths.add("/" + first + "/" + second);
                paths.add("/villages/" + first + "/news/" + second);
                SEGMENTS.forEach(third -> paths.add("/" + first + "/" + second + "/" + third));
            }
        }
        return paths;
    }

    private static RequestMappingHandlerMapping started(RequestMappingHandlerMapping mapping) {
        var context = new StaticApplicationContext();
        context.registerSingleton("routes", Routes.class);
        context.refresh();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        return mapping;
    }

    private static String handler(RequestMappingHandlerMapping mapping, HttpMethod method, String path) {
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.method(method, URI.create("http://localhost" + path)));
        return mapping.getHandler(exchange)
                .map(found -> "village " + ((HandlerMethod) found).getMethod().getName())
                .onErrorResume(refused -> Mono.just(refused.toString()))
                .blockOptional()
                .or(() -> Optional.of("none"))
                .orElseThrow();
    }
}
