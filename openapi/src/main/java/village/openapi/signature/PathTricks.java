package village.openapi.signature;

import java.util.List;
import java.util.Locale;

/** Paths that could mean one thing to a gateway before us and another to a handler. */
final class PathTricks {
    private static final List<String> TRICKS =
            List.of(";", "//", "\\", "/./", "/../", "%2f", "%5c", "%2e", "%3b", "%25", "%00", "%0a", "%0d");

    private PathTricks() {}

    static boolean in(String rawPath) {
        var lower = rawPath.toLowerCase(Locale.ROOT);
        return TRICKS.stream().anyMatch(lower::contains) || lower.endsWith("/.") || lower.endsWith("/..");
    }
}
