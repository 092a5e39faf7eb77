package village.openapi.signature.scheme;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import village.api.Reason;
import village.api.Refusal;

/** What callers of the provincial gateway sign, on either side of it. */
public final class GatewayString {
    private GatewayString() {}

    /** @param query as {@link #query} gives it */
    public static String of(String method, String path, String query, String accessKey, String date) {
        return String.join("\n", method, path, query, accessKey, date) + "\n";
    }

    /**
     * Sorts by {@code key=value} and encodes the values as that gateway does, with its oddities: {@code ! ' ( ) ~} stay,
     * a literal plus becomes a space, and a percent sign stands for itself.
     */
    public static String query(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        return Arrays.stream(raw.split("&"))
                .filter(piece -> !piece.isEmpty())
                .map(GatewayString::decoded)
                .sorted()
                .map(GatewayString::encoded)
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String piece) {
        try {
            var plain = URLDecoder.decode(piece, StandardCharsets.UTF_8);
            return piece.indexOf('=') < 0 ? plain + '=' : plain;
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Reason.REQUEST_MALFORMED);
        }
    }

    private static String encoded(String pair) {
        var equals = pair.indexOf('=');
        var value = URLEncoder.encode(pair.substring(equals + 1), StandardCharsets.UTF_8)
                .replace("%2B", "%20")
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~")
                .replace("%25", "%");
        return URLEncoder.encode(pair.substring(0, equals), StandardCharsets.UTF_8) + '=' + value;
    }
}
