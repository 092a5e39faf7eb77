package village.api.complaint;

import java.util.Locale;

/** The published form of an enumeration's word: lower-kebab. */
final class Wire {
    private Wire() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
