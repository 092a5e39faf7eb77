package village.api.gate.number;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Characters written as HTML entities. */
final class Entities {
    private static final int MAX_LENGTH = 12;
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,6}));");
    private static final Map<String, Integer> NAMED = Map.of(
            "nbsp", 0xa0, "ensp", 0x2002, "emsp", 0x2003, "thinsp", 0x2009, "zwnj", 0x200c, "zwj", 0x200d, "shy", 0xad,
            "ndash", 0x2013, "mdash", 0x2014, "minus", 0x2212);

    private Entities() {}

    record Entity(int value, int length) {}

    /** What is written at a place; empty where that is no entity. */
    static Optional<Entity> at(String text, int at, int to) {
        if (text.charAt(at) != '&') {
            return Optional.empty();
        }
        var found = ENTITY.matcher(text).region(at, Math.min(to, at + MAX_LENGTH));
        return found.lookingAt()
                ? Optional.of(new Entity(value(found.group(1), found.group(2), found.group(3)), found.end() - at))
                : Optional.empty();
    }

    /** The text with the characters its entities stand for. */
    static String read(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        var read = new StringBuilder();
        for (var at = 0; at < text.length(); ) {
            var entity = at(text, at, text.length());
            read.appendCodePoint(entity.map(Entity::value)
                    .filter(Character::isValidCodePoint)
                    .orElse((int) text.charAt(at)));
            at += entity.map(Entity::length).orElse(1);
        }
        return read.toString();
    }

    private static int value(@Nullable String decimal, @Nullable String hexadecimal, @Nullable String name) {
        if (decimal != null) {
            return Integer.parseInt(decimal);
        }
        return hexadecimal != null
                ? Integer.parseInt(hexadecimal, 16)
                : name == null ? '&' : NAMED.getOrDefault(name, (int) '&');
    }
}
