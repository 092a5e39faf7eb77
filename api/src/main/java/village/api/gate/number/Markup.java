package village.api.gate.number;

import java.util.Locale;
import java.util.Set;
import village.api.gate.number.Group.Gap;

/** Tags of rich text. */
final class Markup {
    private static final int MAX_LENGTH = 4000;
    private static final Set<String> INSIDE_A_LINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q",
            "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr", "!--");

    /** Enter in an editor ends one and begins the next: what is written on begins another line. */
    private static final Set<String> PARAGRAPHS = Set.of("p", "div");

    private Markup() {}

    /** How long the tag is that begins at a place; 0 where there is none. */
    static int at(String text, int at, int to) {
        if (text.charAt(at) != '<' || at + 2 >= to || !begins(text.charAt(at + 1))) {
            return 0;
        }
        for (var end = at + 1; end < Math.min(to, at + MAX_LENGTH); end++) {
            if (text.charAt(end) == '>') {
                return end + 1 - at;
            }
            if (text.charAt(end) == '<') {
                return 0;
            }
        }
        return 0;
    }

    private static boolean begins(char next) {
        return next == '/' || next == '!' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    }

    /** How far the tag at a place parts what stands before and behind it. */
    static Gap gap(String text, int at) {
        var from = text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        var end = from;
        while (end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        var name = text.substring(from, end).toLowerCase(Locale.ROOT);
        if (PARAGRAPHS.contains(name)) {
            return text.charAt(at + 1) == '/' ? Gap.UNSEEN : Gap.LINE;
        }
        return name.equals("br") ? Gap.LINE : INSIDE_A_LINE.contains(name) ? Gap.UNSEEN : Gap.APART;
    }
}
