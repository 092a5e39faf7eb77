package village.infra.disclosure;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.attachment.Attachment;
import village.api.attachment.FileName;
import village.api.attachment.Format;
import village.api.disclosure.Filing;
import village.api.disclosure.Revision;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.identity.Person;
import village.api.place.Village;

/** A published revision's row, written once. */
final class RevisionRows {
    static final String SELECT = "select village_id, disclosure_id, number, item_code, item_name, class, period_kind,"
            + " period_from, title, body, enclosures, finance_table, reason, authors, checked_by, checked_at,"
            + " published_by, published_at, erased_reason from disclosure_revision ";
    private static final String INSERT = """
        insert into disclosure_revision (village_id, disclosure_id, number, item_code, item_name, class, period_kind,
          period_from, title, body, enclosures, finance_table, reason, authors, checked_by, checked_at, published_by,
          published_at)
        values (:village, :id, :number, :item, :itemName, :class, :kind, :from, :title, :body, :enclosures, :table,
          :reason, :authors, :checkedBy, :checkedAt, :publishedBy, :publishedAt)
        """;
    private static final String ERASE = """
        update disclosure_revision set title = :title, body = '', enclosures = '[]', finance_table = null,
          reason = :reason, erased_reason = :why
        where village_id = :village and disclosure_id = :id and number = :number
        """;
    private static final JsonMapper JSON = JsonMapper.shared();

    private RevisionRows() {}

    /** As it stands in the column. */
    record Kept(UUID id, String format, @Nullable String name, long bytes, String sha256) {
        static Kept of(Revision.Enclosure enclosure) {
            return new Kept(
                    enclosure.id().value(),
                    word(enclosure.format()),
                    enclosure.name().map(FileName::value).orElse(null),
                    enclosure.bytes(),
                    enclosure.sha256());
        }

        Revision.Enclosure toEnclosure() {
            return new Revision.Enclosure(
                    new Attachment.Id(id),
                    Format.valueOf(format.toUpperCase(Locale.ROOT)),
                    Optional.ofNullable(name).map(FileName::new),
                    bytes,
                    sha256);
        }
    }

    static Mono<Void> insert(DatabaseClient client, Revision revision) {
        var enclosures = revision.enclosures().stream().map(Kept::of).toList();
        return client.sql(INSERT)
                .bind("village", revision.village().value())
                .bind("id", revision.filing().value())
                .bind("number", revision.number())
                .bind("item", revision.item())
                .bind("itemName", revision.itemName())
                .bind("class", word(revision.disclosureClass()))
                .bind("kind", word(revision.period().kind()))
                .bind("from", revision.period().from())
                .bind("title", revision.title())
                .bind("body", revision.body())
                .bind("enclosures", Json.of(JSON.writeValueAsString(enclosures)))
                .bind("table", orNull(revision.table().map(Tables::json), Json.class))
                .bind("reason", revision.reason())
                .bind("authors", FilingRows.people(revision.hands().authors()))
                .bind("checkedBy", revision.hands().checkedBy().value())
                .bind("checkedAt", revision.hands().checkedAt())
                .bind("publishedBy", revision.hands().publishedBy().value())
                .bind("publishedAt", revision.publishedAt())
                .then();
    }

    /** Writes down that nothing is left of it; the database refuses it without an erasure of its evidence. */
    static Mono<Void> erase(DatabaseClient client, Revision erased) {
        return client.sql(ERASE)
                .bind("title", erased.title())
                .bind("reason", erased.reason())
                .bind("why", erased.erased().orElseThrow())
                .bind("village", erased.village().value())
                .bind("id", erased.filing().value())
                .bind("number", erased.number())
                .then();
    }

    static Revision toRevision(Readable row) {
        return new Revision(
                new Village.Id(uuid(row, 0)),
                new Filing.Id(uuid(row, 1)),
                Objects.requireNonNull(row.get(2, Integer.class)),
                text(row, 3),
                text(row, 4),
                word(row, 5, DisclosureClass.class),
                FilingRows.period(row, 6),
                text(row, 8),
                text(row, 9),
                enclosures(Objects.requireNonNull(row.get(10, Json.class))),
                Optional.ofNullable(row.get(11, Json.class)).map(Tables::table),
                text(row, 12),
                instant(row, 17),
                new Revision.Hands(
                        FilingRows.toPeople(row, 13),
                        new Person.Id(uuid(row, 14)),
                        instant(row, 15),
                        new Person.Id(uuid(row, 16))),
                optionalText(row, 18));
    }

    private static List<Revision.Enclosure> enclosures(Json json) {
        return Arrays.stream(JSON.readValue(json.asString(), Kept[].class))
                .map(Kept::toEnclosure)
                .toList();
    }
}
