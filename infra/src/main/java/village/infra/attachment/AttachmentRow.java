package village.infra.attachment;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.attachment.FileName;
import village.api.attachment.Format;
import village.api.identity.Person;
import village.api.place.Village;

/** One row of the table {@code attachment}. */
final class AttachmentRow {
    static final String SELECT = """
        select village_id, id, uploader_id, format, state, bytes, width, height, owner_kind, owner_id,
               decided_by, decision_reason, decided_at, uploaded_at, version, name, sha256
        from attachment
        """;

    private AttachmentRow() {}

    static Attachment read(Readable row) {
        return new Attachment(
                new Attachment.Id(get(row, 1, UUID.class)),
                new Village.Id(get(row, 0, UUID.class)),
                new Person.Id(get(row, 2, UUID.class)),
                Format.valueOf(get(row, 3, String.class).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.get(15, String.class)).map(FileName::new),
                Attachment.State.valueOf(get(row, 4, String.class).toUpperCase(Locale.ROOT)),
                get(row, 5, Long.class),
                Optional.ofNullable(row.get(16, String.class)),
                dimensions(row.get(6, Integer.class), row.get(7, Integer.class)),
                owner(row.get(8, String.class), row.get(9, UUID.class)),
                decision(row),
                get(row, 13, Instant.class),
                get(row, 14, Long.class));
    }

    private static Optional<Attachment.Dimensions> dimensions(@Nullable Integer width, @Nullable Integer height) {
        return width == null || height == null
                ? Optional.empty()
                : Optional.of(new Attachment.Dimensions(width, height));
    }

    private static Optional<Attachment.Owner> owner(@Nullable String kind, @Nullable UUID id) {
        return kind == null || id == null ? Optional.empty() : Optional.of(new Attachment.Owner(kind, id));
    }

    private static Optional<Attachment.Decision> decision(Readable row) {
        var by = Optional.ofNullable(row.get(10, UUID.class)).map(Person.Id::new);
        return Optional.ofNullable(row.get(11, String.class))
                .map(reason -> new Attachment.Decision(by, reason, get(row, 12, Instant.class)));
    }

    private static <T> T get(Readable row, int index, Class<T> type) {
        return Objects.requireNonNull(row.get(index, type));
    }
}
