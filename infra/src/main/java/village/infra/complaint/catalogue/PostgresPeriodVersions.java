package village.infra.complaint.catalogue;

import static village.infra.postgres.Columns.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.complaint.catalogue.editing.PeriodVersion;
import village.api.complaint.catalogue.editing.PeriodVersions;
import village.api.event.Event;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Versions of the statutory periods on PostgreSQL. */
final class PostgresPeriodVersions implements PeriodVersions {
    private static final String ALL = """
        select effective_from, reply_days, finish_days, legal_basis from complaint_statutory_period
        order by effective_from desc
        """;
    private static final String INSERT = """
        insert into complaint_statutory_period (effective_from, reply_days, finish_days, legal_basis)
        values (:from, :reply, :finish, :basis)
        """;
    private static final String REMOVE =
            "delete from complaint_statutory_period where effective_from = :from and effective_from > :today";

    private final Database database;

    PostgresPeriodVersions(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<PeriodVersion>> all() {
        return database.query(client -> client.sql(ALL)
                .map(row -> new PeriodVersion(
                        Objects.requireNonNull(row.get(0, LocalDate.class)),
                        Objects.requireNonNull(row.get(1, Integer.class)),
                        Objects.requireNonNull(row.get(2, Integer.class)),
                        text(row, 3)))
                .all()
                .collectList());
    }

    @Override
    public Mono<Void> add(Once once, PeriodVersion version, Event event) {
        return database.write(client -> Idempotency.claim(client, Idempotency.NOWHERE, once, event.id())
                .filter(event.id()::equals)
                .flatMap(fresh ->
                        inserted(client, version).then(Mono.defer(() -> PostgresEvents.append(client, event)))));
    }

    private static Mono<Void> inserted(DatabaseClient client, PeriodVersion version) {
        return client.sql(INSERT)
                .bind("from", version.effectiveFrom())
                .bind("reply", version.replyDays())
                .bind("finish", version.finishDays())
                .bind("basis", version.legalBasis())
                .then()
                .onErrorMap(
                        DuplicateKeyException.class,
                        taken -> Refusal.invalid("/effectiveFrom", "这一天已经有一个版本，请换一天，或者先撤回它。"));
    }

    @Override
    public Mono<Boolean> remove(LocalDate effectiveFrom, LocalDate today, Event event) {
        return database.write(client -> client.sql(REMOVE)
                .bind("from", effectiveFrom)
                .bind("today", today)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 0
                        ? Mono.just(false)
                        : PostgresEvents.append(client, event).thenReturn(true)));
    }
}
