package village.wechat.login;

import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** The cookies of browsers that are signed in. None can be read by a script. */
final class Cookies {
    /** A villager's access token. */
    static final String SESSION = "village_session";
    /** A villager's refresh token; sent to the session endpoints only. */
    static final String REFRESH = "village_refresh";
    /** A staff member's access token. */
    static final String CONSOLE = "village_console";

    private final boolean secure;

    /** @param secure whether browsers send them over TLS only */
    Cookies(boolean secure) {
        this.secure = secure;
    }

    ResponseCookie make(String name, String value, String path, String sameSite, Duration life) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .path(path)
                .sameSite(sameSite)
                .maxAge(life)
                .build();
    }
}
