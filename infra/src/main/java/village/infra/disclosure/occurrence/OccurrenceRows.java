package village.infra.disclosure.occurrence;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.disclosure.Revision;
import village.api.disclosure.catalogue.Occurrence;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * What stands and is not public yet. A publication notes what it is about; where it was published while somebody
 * registered it, the publications of that day say so.
 */
public final class OccurrenceRows {
    private static final String COLUMNS = "village_id, id, item_code, happened_on, what, registered_by, registered_at";
    private static final String OWED = "select " + COLUMNS + """
         from disclosure_occurrence o
        where village_id = any(:villages) and withdrawn_at is null and published_at is null
          and not exists (
            select 1 from disclosure d
            where d.village_id = o.village_id and d.item_code = o.item_code and d.period_kind = 'day'
              and d.period_from = o.happened_on and d.public_key is not null)
        """;
    private static final String PUBLISHED = """
        update disclosure_occurrence set published_at = :at
        where village_id = :village and item_code = :item and happened_on = :day
          and withdrawn_at is null and published_at is null
        """;

    private OccurrenceRows() {}

    /** One and the village it happened in. */
    public record Owed(Village.Id village, Occurrence occurrence) {}

    /** All of some villages, earliest day first. */
    public static DatabaseClient.GenericExecuteSpec owed(DatabaseClient client, UUID... villages) {
        return client.sql(OWED + "order by happened_on, id").bind("villages", villages);
    }

    static DatabaseClient.GenericExecuteSpec owed(DatabaseClient client, Village.Id village, Occurrence.Id id) {
        return client.sql(OWED + "  and id = :id")
                .bind("villages", new UUID[] {village.value()})
                .bind("id", id.value());
    }

    public static Owed toOwed(Readable row) {
        return new Owed(
                new Village.Id(uuid(row, 0)),
                new Occurrence(
                        new Occurrence.Id(uuid(row, 1)),
                        text(row, 2),
                        Objects.requireNonNull(row.get(3, LocalDate.class)),
                        text(row, 4),
                        new Person.Id(uuid(row, 5)),
                        instant(row, 6)));
    }

    /** Notes that what happened on the day a revision tells of is public. */
    public static Mono<Void> published(DatabaseClient client, Revision revision) {
        return client.sql(PUBLISHED)
                .bind("village", revision.village().value())
                .bind("item", revision.item())
                .bind("day", revision.period().from())
                .bind("at", revision.publishedAt())
                .then();
    }
}
