package village.openapi.client;

import java.util.Locale;

/** Enumerations as they are written on the wire: lower-kebab. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
