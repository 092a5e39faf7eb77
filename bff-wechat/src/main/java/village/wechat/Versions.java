package village.wechat;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import village.api.Reason;
import village.api.Refusal;

/** Versions as strong entity tags: what staff saw, and what they see now. */
public final class Versions {
    private static final Pattern TAG = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    private Versions() {}

    /**
     * What {@code If-Match} says.
     *
     * @param missing the refusal of a request without it, or with anything else
     */
    public static long seen(@Nullable String ifMatch, Reason missing) {
        return seen(ifMatch, () -> Refusal.of(missing));
    }

    /** As {@link #seen(String, Reason)}, with a refusal that says more. */
    public static long seen(@Nullable String ifMatch, Supplier<Refusal> missing) {
        var match = TAG.matcher(ifMatch == null ? "" : ifMatch.strip());
        if (!match.matches()) {
            throw missing.get();
        }
        return Long.parseLong(match.group(1));
    }

    /** A body with its version. */
    public static <T> ResponseEntity<T> tagged(long version, T body) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }
}
