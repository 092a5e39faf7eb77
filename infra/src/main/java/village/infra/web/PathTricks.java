package village.infra.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.util.StringUtils;

/** Paths that could mean one thing to a gateway or a filter before us and another to a handler. */
final class PathTricks {
    private static final List<String> TRICKS =
            List.of(";", "//", "\\", "/./", "/../", "%2f", "%5c", "%2e", "%3b", "%25", "%00", "%0a", "%0d");

    private PathTricks() {}

    static boolean in(String rawPath) {
        var lower = rawPath.toLowerCase(Locale.ROOT);
        return TRICKS.stream().anyMatch(lower::contains)
                || lower.endsWith("/.")
                || lower.endsWith("/..")
                || !UrlText.plain(rawPath)
                || hasBlankPart(rawPath);
    }

    /** A part of nothing but encoded blanks is there for the route and missing for the handler. */
    private static boolean hasBlankPart(String rawPath) {
        return rawPath.indexOf('%') >= 0
                && Arrays.stream(rawPath.split("/"))
                        .anyMatch(part -> part.startsWith("%")
                                && StringUtils.uriDecode(part, StandardCharsets.UTF_8)
                                        .isBlank());
    }
}
