package village.infra.disclosure.occurrence;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.catalogue.Occurrence;
import village.api.disclosure.occurrence.Occurrences;
import village.api.event.Event;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

final class PostgresOccurrences implements Occurrences {
    private static final String ADD = """
        insert into disclosure_occurrence
          (village_id, id, item_code, happened_on, what, registered_by, registered_at)
        values (:village, :id, :item, :day, :what, :by, :at)
        """;
    private static final String WITHDRAW = """
        update disclosure_occurrence set withdrawn_at = :at, withdrawn_by = :by, withdrawn_reason = :reason
        where village_id = :village and id = :id and withdrawn_at is null and published_at is null
        """;

    private final Database database;

    PostgresOccurrences(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(Village.Id village, Occurrence occurrence, Event event, Once once) {
        var id = occurrence.id().value();
        return database.write(client -> Idempotency.claim(client, village, once, id)
                        .filter(id::equals)
                        .flatMap(fresh -> inserted(client, village, occurrence)
                                .then(PostgresEvents.append(client, event))
                                .thenReturn(fresh))
                        .thenReturn(village))
                .then();
    }

    private static Mono<Long> inserted(DatabaseClient client, Village.Id village, Occurrence occurrence) {
        return client.sql(ADD)
                .bind("village", village.value())
                .bind("id", occurrence.id().value())
                .bind("item", occurrence.item())
                .bind("day", occurrence.day())
                .bind("what", occurrence.what())
                .bind("by", occurrence.by().value())
                .bind("at", occurrence.at())
                .fetch()
                .rowsUpdated()
                .onErrorMap(DuplicateKeyException.class, PostgresOccurrences::taken);
    }

    private static RuntimeException taken(DuplicateKeyException duplicate) {
        return Objects.requireNonNullElse(duplicate.getMessage(), "").contains("disclosure_occurrence_once")
                ? Refusal.of(Reason.DISCLOSURE_OCCURRENCE_EXISTS)
                : duplicate;
    }

    @Override
    public Mono<Occurrence> owed(Village.Id village, Occurrence.Id id) {
        return database.query(client -> OccurrenceRows.owed(client, village, id)
                .map(row -> OccurrenceRows.toOwed(row).occurrence())
                .one());
    }

    @Override
    public Mono<List<Occurrence>> owed(Village.Id village) {
        return database.query(client -> OccurrenceRows.owed(client, new UUID[] {village.value()})
                .map(row -> OccurrenceRows.toOwed(row).occurrence())
                .all()
                .collectList());
    }

    @Override
    public Mono<Boolean> withdraw(Village.Id village, Occurrence.Id id, Withdrawal withdrawal, Event event) {
        return database.write(client -> client.sql(WITHDRAW)
                .bind("village", village.value())
                .bind("id", id.value())
                .bind("at", withdrawal.at())
                .bind("by", withdrawal.by().value())
                .bind("reason", withdrawal.reason())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 0
                        ? Mono.just(false)
                        : PostgresEvents.append(client, event).thenReturn(true)));
    }
}
