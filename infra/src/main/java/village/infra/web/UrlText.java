package village.infra.web;

import org.jspecify.annotations.Nullable;

/** Percent-encoded text. */
final class UrlText {
    private UrlText() {}

    /** Whether it has no NUL and no surrogates, which UTF-8 never encodes. */
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

    /**
     * Whether no letter, digit or other unreserved character (RFC 3986, 2.3) is encoded. Such a path is the same path to
     * a handler and another to whoever counts or guards it by its first words.
     */
    static boolean plain(String rawPath) {
        for (var at = rawPath.indexOf('%'); at >= 0; at = rawPath.indexOf('%', at + 1)) {
            if (unreserved(octet(rawPath, at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean unreserved(int octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || (octet >= 0 && "-._~".indexOf(octet) >= 0);
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
