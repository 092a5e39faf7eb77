package village.openapi.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;

/** Enumerations as they are written on the wire: lower-kebab. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a word.
     *
     * @param otherwise what a missing word means
     * @param pointer where it stands in the request, for the error
     */
    public static <E extends Enum<E>> E read(@Nullable String word, E otherwise, String pointer) {
        return word == null ? otherwise : read(word, otherwise.getDeclaringClass(), pointer);
    }

    public static <E extends Enum<E>> E read(String word, Class<E> type, String pointer) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> of(value).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(pointer, "只能是：" + all(type) + "。"));
    }

    private static <E extends Enum<E>> String all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining("、"));
    }
}
