package village.wechat.login;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import village.api.Reason;
import village.api.Refusal;

/** Keeps other sites from acting with somebody's cookie: a write must come from our own page and say so. */
final class SameOrigin {
    static final String CLIENT = "X-Village-Client";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private SameOrigin() {}

    static boolean write(ServerHttpRequest request) {
        return !READS.contains(request.getMethod());
    }

    /** Refuses a request that another site may have caused. */
    static void require(ServerHttpRequest request) {
        if (!request.getHeaders().containsHeader(CLIENT) || !fromHere(request)) {
            throw Refusal.of(Reason.REQUEST_CROSS_SITE);
        }
    }

    /** Whatever the browser says about where the request comes from must say: from here; and it must say something. */
    private static boolean fromHere(ServerHttpRequest request) {
        var site = request.getHeaders().getFirst("Sec-Fetch-Site");
        var origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        return (site != null || origin != null)
                && (site == null || site.equals("same-origin"))
                && (origin == null || sameAuthority(origin, request.getURI()));
    }

    /** TLS may end before us, so schemes are not compared. */
    private static boolean sameAuthority(String origin, URI here) {
        try {
            var there = URI.create(origin);
            return there.getHost() != null
                    && there.getHost().equalsIgnoreCase(here.getHost())
                    && Objects.equals(port(there), port(here));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int port(URI uri) {
        return uri.getPort() == 80 || uri.getPort() == 443 ? -1 : uri.getPort();
    }
}
