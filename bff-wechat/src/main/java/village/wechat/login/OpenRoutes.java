package village.wechat.login;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Everything that needs no session, in one place. What is not listed here is closed. */
public final class OpenRoutes {
    /** Public content. A session is welcome, and must be good when it is given. */
    public static final List<String> OPEN = List.of(
            "GET /mp/v1/villages/{village}",
            "GET /mp/v1/villages/{village}/home",
            "GET /mp/v1/villages/{village}/contacts",
            "GET /mp/v1/villages/{village}/complaint-categories",
            "GET /mp/v1/villages/{village}/complaints",
            "GET /mp/v1/villages/{village}/news",
            "GET /mp/v1/villages/{village}/news/{id}",
            "GET /mp/v1/villages/{village}/news-columns",
            "GET /mp/v1/villages/{village}/attachments/{id}",
            "GET /mp/v1/villages/{village}/disclosures/{id}/proof",
            "GET /mp/v1/evidence/checkpoint",
            "POST /mp/v1/credit-certificate-checks",
            "GET /mp/v1/villages/{village}/disclosures",
            "GET /mp/v1/villages/{village}/disclosures/{id}",
            "GET /mp/v1/villages/{village}/disclosures/{id}/finance-table",
            "GET /mp/v1/villages/{village}/disclosures/{id}/qr-code",
            "GET /mp/v1/villages/{village}/disclosures/{id}/questions",
            "GET /mp/v1/villages/{village}/disclosures/{id}/revisions/{number}",
            "GET /mp/v1/villages/{village}/disclosure-items",
            "GET /mp/v1/villages/{village}/disclosure-items/{code}/questions",
            "GET /mp/v1/villages/{village}/faqs",
            "GET /mp/v1/villages/{village}/inquiries",
            "GET /mp/v1/villages/{village}/inquiries/{id}",
            "GET /mp/v1/villages/{village}/inquiry-desks",
            "GET /mp/v1/door-plates/{code}",
            "GET /mp/v1/media/{token}");

    /** Ways to get a session. One that is given, or has expired, plays no part. */
    public static final List<String> SIGNING_IN = List.of(
            "POST /mp/v1/sessions",
            "POST /mp/v1/sessions/zhejiang",
            "POST /mp/v1/sessions/refreshes",
            "GET /mp/v1/oauth/start",
            "GET /mp/v1/oauth/return",
            "POST /console/v1/login-requests",
            "GET /console/v1/login-requests/{id}");

    /** Console routes that a villager's session opens, because they are asked for from WeChat. */
    public static final List<String> FROM_WECHAT =
            List.of("POST /console/v1/login-requests/{id}/confirmations", "POST /console/v1/bootstrap");

    /** Where an operator, who has no other business inside a village, sets it up. */
    public static final List<String> SETTING_UP = List.of(
            "GET /console/v1/villages/{village}/setup",
            "PUT /console/v1/villages/{village}/name",
            "POST /console/v1/villages/{village}/codes",
            "POST /console/v1/villages/{village}/grids",
            "PUT /console/v1/villages/{village}/grids/{id}",
            "GET /console/v1/villages/{village}/grids/closed",
            "POST /console/v1/villages/{village}/grids/{id}/closures",
            "DELETE /console/v1/villages/{village}/grids/{id}/closures/current",
            "GET /console/v1/villages/{village}/door-plates",
            "POST /console/v1/villages/{village}/door-plates",
            "PUT /console/v1/villages/{village}/door-plates/{code}",
            "POST /console/v1/villages/{village}/door-plates/{code}/removals",
            "DELETE /console/v1/villages/{village}/door-plates/{code}/removals/current",
            "GET /console/v1/villages/{village}/door-plates/{code}/qr-code",
            "POST /console/v1/villages/{village}/contacts",
            "PUT /console/v1/villages/{village}/contacts/{id}",
            "DELETE /console/v1/villages/{village}/contacts/{id}",
            "PUT /console/v1/villages/{village}/promise");

    private static final List<Route> OPEN_ROUTES = routes(OPEN);
    private static final List<Route> SIGNING_IN_ROUTES = routes(SIGNING_IN);
    private static final List<Route> FROM_WECHAT_ROUTES = routes(FROM_WECHAT);
    private static final List<Route> SETTING_UP_ROUTES = routes(SETTING_UP);

    private OpenRoutes() {}

    static boolean open(ServerHttpRequest request) {
        return open(request.getMethod(), request.getPath().pathWithinApplication());
    }

    static boolean open(HttpMethod method, PathContainer path) {
        return matches(OPEN_ROUTES, method, path);
    }

    static boolean signingIn(HttpMethod method, PathContainer path) {
        return matches(SIGNING_IN_ROUTES, method, path);
    }

    static boolean fromWechat(HttpMethod method, PathContainer path) {
        return matches(FROM_WECHAT_ROUTES, method, path);
    }

    static boolean settingUp(ServerHttpRequest request) {
        return matches(SETTING_UP_ROUTES, request.getMethod(), request.getPath().pathWithinApplication());
    }

    private static boolean matches(List<Route> routes, HttpMethod method, PathContainer path) {
        var asked = HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method;
        return routes.stream().anyMatch(route -> route.matches(asked, path));
    }

    private static List<Route> routes(List<String> lines) {
        return lines.stream().map(Route::of).toList();
    }

    private record Route(HttpMethod method, PathPattern pattern) {
        static Route of(String line) {
            var space = line.indexOf(' ');
            return new Route(
                    HttpMethod.valueOf(line.substring(0, space)),
                    PathPatternParser.defaultInstance.parse(line.substring(space + 1)));
        }

        boolean matches(HttpMethod asked, PathContainer path) {
            return method.equals(asked) && pattern.matches(path);
        }
    }
}
