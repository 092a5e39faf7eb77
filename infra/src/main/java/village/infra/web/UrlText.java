package village.infra.web;

import org.jspecify.annotations.Nullable;

/** Percent-encoded text: looks for NUL and for surrogates, which UTF-8 never encodes. */
final class UrlText {
    private UrlText() {}

    static boolean clean(@Nullable String raw) {
        if (raw == null) {
            return true;
        }
        for (var at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) {
            if (octet(raw, at) == 0 || (octet(raw, at) == 0xed && octet(raw, at + 3) >= 0xa0)) {
                return false;
            }
        }
        return raw.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
    }

    /** The octet encoded at a place, or -1. */
    private static int octet(String raw, int at) {
        if (at + 2 >= raw.length() || raw.charAt(at) != '%') {
            return -1;
        }
        var high = Character.digit(raw.charAt(at + 1), 16);
        var low = Character.digit(raw.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
