package village.wechat.login;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import village.api.identity.AccessTokens;
import village.api.identity.session.SignedIn;

/** The cookies of browsers that are signed in. None can be read by a script. */
final class Cookies {
    /** A villager's access token. */
    static final String SESSION = "village_session";
    /** A villager's refresh token; sent to the session endpoints only. */
    static final String REFRESH = "village_refresh";
    /** A staff member's access token. */
    static final String CONSOLE = "village_console";
    /** Which screen asked to be let into the console. */
    static final String DEVICE = "village_console_device";
    /** Which browser went to WeChat to authorise, and where it wants to come back to. */
    static final String OAUTH = "village_oauth";

    private static final String EVERYWHERE = "/";
    private static final String SESSIONS = "/mp/v1/sessions";
    private static final String LOGIN_REQUESTS = "/console/v1/login-requests";
    private static final String OAUTH_RETURN = "/mp/v1/oauth";
    private static final String LAX = "Lax";
    private static final String STRICT = "Strict";

    private final boolean secure;
    private final Duration refreshLife;

    /** @param secure whether browsers send them over TLS only */
    Cookies(boolean secure, Duration refreshLife) {
        this.secure = secure;
        this.refreshLife = refreshLife;
    }

    void signedIn(ServerHttpResponse response, SignedIn signedIn) {
        var access = signedIn.access();
        response.addCookie(cookie(SESSION, access.token(), EVERYWHERE, LAX, access.life()));
        response.addCookie(cookie(REFRESH, signedIn.refresh().text(), SESSIONS, LAX, refreshLife));
    }

    void signedOut(ServerHttpResponse response) {
        response.addCookie(cookie(SESSION, "", EVERYWHERE, LAX, Duration.ZERO));
        response.addCookie(cookie(REFRESH, "", SESSIONS, LAX, Duration.ZERO));
    }

    void consoleOpened(ServerHttpResponse response, AccessTokens.Issued access) {
        response.addCookie(cookie(CONSOLE, access.token(), EVERYWHERE, STRICT, access.life()));
    }

    void consoleClosed(ServerHttpResponse response) {
        response.addCookie(cookie(CONSOLE, "", EVERYWHERE, STRICT, Duration.ZERO));
    }

    void device(ServerHttpResponse response, String device, Duration life) {
        response.addCookie(cookie(DEVICE, device, LOGIN_REQUESTS, STRICT, life));
    }

    void oauth(ServerHttpResponse response, String ticket, Duration life) {
        response.addCookie(cookie(OAUTH, ticket, OAUTH_RETURN, LAX, life));
    }

    static Optional<String> read(ServerHttpRequest request, String name) {
        return Optional.ofNullable(request.getCookies().getFirst(name)).map(cookie -> cookie.getValue());
    }

    private ResponseCookie cookie(String name, String value, String path, String sameSite, Duration life) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .path(path)
                .sameSite(sameSite)
                .maxAge(life)
                .build();
    }
}
