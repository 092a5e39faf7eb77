package village.wechat.login;

import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Face;

/** The token a request shows, and how. */
record Presented(Face face, String token, boolean byCookie) {
    private static final String SCHEME = "bearer ";

    /** Finds the token for a face. A bearer token wins over a cookie; the console takes its cookie only. */
    static Optional<Presented> in(ServerHttpRequest request, Face face) {
        return face == Face.CONSOLE
                ? byCookie(request, Cookies.CONSOLE, face)
                : byHeader(request, face).or(() -> byCookie(request, Cookies.SESSION, face));
    }

    private static Optional<Presented> byHeader(ServerHttpRequest request, Face face) {
        var values = request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var value = values.get(0);
        if (values.size() > 1 || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Refusal.of(Reason.SESSION_INVALID);
        }
        return Optional.of(new Presented(face, value.substring(SCHEME.length()).trim(), false));
    }

    private static Optional<Presented> byCookie(ServerHttpRequest request, String name, Face face) {
        var cookies = request.getCookies().getOrDefault(name, java.util.List.of());
        if (cookies.size() > 1) {
            throw Refusal.of(Reason.SESSION_INVALID);
        }
        return cookies.stream().findFirst().map(cookie -> new Presented(face, cookie.getValue(), true));
    }

    @Override
    public String toString() {
        return "Presented[" + face + ", ***]";
    }
}
