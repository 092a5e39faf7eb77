package village.infra.news;

import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.identity.Person;
import village.api.news.Publication;

/** The columns that say how an article stands to its readers. */
public final class PublicationRows {
    /** Of an article {@code a}. */
    public static final String COLUMNS = "a.publisher_id, a.scheduled_for, a.shown, a.published_at, a.corrected_at,"
            + " a.held_back, a.withdrawn_by, a.withdrawn_at, a.withdrawal_reason";

    /** How many columns those are. */
    public static final int WIDTH = 9;

    static final String SET = "publisher_id = :publisher, scheduled_for = :scheduled, shown = :shown,"
            + " published_at = :published, corrected_at = :corrected, held_back = :heldBack,"
            + " withdrawn_by = :withdrawnBy, withdrawn_at = :withdrawnAt, withdrawal_reason = :reason,"
            + " failures = 0, put_off_until = null";

    private PublicationRows() {}

    static DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec sql, Publication stands) {
        var withdrawal = stands.withdrawal();
        return sql.bind("publisher", orNull(stands.publisher().map(Person.Id::value), UUID.class))
                .bind("scheduled", orNull(stands.scheduledFor(), Instant.class))
                .bind("shown", orNull(stands.shown(), Integer.class))
                .bind("published", orNull(stands.publishedAt(), Instant.class))
                .bind("corrected", orNull(stands.correctedAt(), Instant.class))
                .bind("heldBack", orNull(stands.heldBack(), String.class))
                .bind("withdrawnBy", orNull(withdrawal.map(how -> how.by().value()), UUID.class))
                .bind("withdrawnAt", orNull(withdrawal.map(Publication.Withdrawal::at), Instant.class))
                .bind("reason", orNull(withdrawal.map(Publication.Withdrawal::reason), String.class));
    }

    /** @param from where its columns begin */
    public static Publication toPublication(Readable row, int from) {
        return new Publication(
                optionalUuid(row, from).map(Person.Id::new),
                optionalInstant(row, from + 1),
                Optional.ofNullable(row.get(from + 2, Integer.class)),
                optionalInstant(row, from + 3),
                optionalInstant(row, from + 4),
                optionalText(row, from + 5),
                optionalInstant(row, from + 7)
                        .map(at -> new Publication.Withdrawal(
                                new Person.Id(optionalUuid(row, from + 6).orElseThrow()), at, text(row, from + 8))));
    }
}
