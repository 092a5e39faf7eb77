package village.wechat;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Enumerations as they are published: lower-kebab. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In the order the enumeration declares them. */
    public static <E extends Enum<E>> List<String> of(Collection<E> values) {
        return values.stream().sorted().map(Words::of).toList();
    }
}
