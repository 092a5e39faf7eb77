package village.infra.web.limit;

import java.util.Locale;
import org.springframework.http.HttpMethod;

/** What sort of request it is, as far as counting goes. */
enum Kind {
    SIGN_IN,
    REFRESH,
    BINDING,
    PAGE_SIGNATURE,
    UPLOAD,
    WRITE,
    READ;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Told by the path's own words alone, so that it costs nothing. */
    static Kind of(HttpMethod method, String path) {
        if (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method)) {
            return get(path);
        }
        return switch (path) {
            case "/mp/v1/sessions", "/mp/v1/sessions/zhejiang", "/console/v1/login-requests" -> SIGN_IN;
            case "/mp/v1/sessions/refreshes" -> REFRESH;
            case "/mp/v1/me/bindings" -> BINDING;
            default -> upload(path) ? UPLOAD : WRITE;
        };
    }

    private static Kind get(String path) {
        if (path.startsWith("/mp/v1/oauth/")) {
            return SIGN_IN;
        }
        return path.equals("/mp/v1/js-sdk-signatures") ? PAGE_SIGNATURE : READ;
    }

    private static boolean upload(String path) {
        return path.endsWith("/attachments") || path.endsWith("/rosters") || path.endsWith("/finance-tables");
    }

    /** Lower-kebab, as headers show it. */
    String word() {
        return word;
    }
}
