package village.openapi.signature.scheme;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import village.api.Reason;
import village.api.Refusal;

/** A query in the one form that is signed. */
final class CanonicalQuery {
    private record Pair(String name, String value) {}

    private CanonicalQuery() {}

    /**
     * Splits on {@code &}, percent-encodes each name and value as RFC 3986 says, sorts by encoded name, then value. A
     * plus sign stands for a space, as in forms; a name without a value has an empty one.
     *
     * @param raw as sent; null and empty give an empty line
     */
    static String of(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        return Arrays.stream(raw.split("&"))
                .filter(piece -> !piece.isEmpty())
                .map(CanonicalQuery::pair)
                .sorted(Comparator.comparing(Pair::name).thenComparing(Pair::value))
                .map(pair -> pair.name() + '=' + pair.value())
                .collect(Collectors.joining("&"));
    }

    private static Pair pair(String piece) {
        var equals = piece.indexOf('=');
        return equals < 0
                ? new Pair(encoded(piece), "")
                : new Pair(encoded(piece.substring(0, equals)), encoded(piece.substring(equals + 1)));
    }

    private static String encoded(String raw) {
        try {
            return encode(URLDecoder.decode(raw, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Reason.REQUEST_MALFORMED);
        }
    }

    /** Everything but letters, digits and {@code -._~}. */
    static String encode(String plain) {
        return URLEncoder.encode(plain, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
