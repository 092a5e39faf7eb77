package village.infra.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.Parameter;

/** Reads columns by position and binds values that may be missing. */
public final class Columns {
    private Columns() {}

    public static String text(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, String.class));
    }

    public static Optional<String> optionalText(Readable row, int index) {
        return Optional.ofNullable(row.get(index, String.class));
    }

    public static UUID uuid(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, UUID.class));
    }

    public static Optional<UUID> optionalUuid(Readable row, int index) {
        return Optional.ofNullable(row.get(index, UUID.class));
    }

    public static UUID[] uuids(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, UUID[].class));
    }

    public static long number(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, Long.class));
    }

    public static boolean truth(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, Boolean.class));
    }

    public static Instant instant(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, OffsetDateTime.class)).toInstant();
    }

    public static Optional<Instant> optionalInstant(Readable row, int index) {
        return Optional.ofNullable(row.get(index, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** An enumeration stored as its lower-kebab word. */
    public static <E extends Enum<E>> E word(Readable row, int index, Class<E> type) {
        return Enum.valueOf(type, text(row, index).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Binds a value or SQL null. */
    public static <T> Parameter orNull(Optional<? extends T> value, Class<T> type) {
        return Parameter.fromOrEmpty((@Nullable Object) value.orElse(null), type);
    }
}
