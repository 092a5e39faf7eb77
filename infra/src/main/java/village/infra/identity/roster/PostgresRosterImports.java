package village.infra.identity.roster;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.identity.roster.RosterFault;
import village.api.identity.roster.RosterImport;
import village.api.identity.roster.RosterImports;
import village.api.place.Village;
import village.infra.audit.PostgresAudit;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Remembers how far each import is. Every step of an import shows that it still lives, and stops if it was given up. */
final class PostgresRosterImports {
    private static final String GIVE_UP = """
            update roster_import set state = 'failed', finished_at = now(), failure = '导入中断了，请重新导入。'
            where village_id = :village and state = 'running' and heart_beat_at < now() - interval '1 minute'
            """;
    private static final String START = """
            insert into roster_import (village_id, id, state, started_by, started_at)
            values (:village, :id, 'running', :by, :startedAt)
            on conflict (village_id) where state = 'running' do nothing
            """;
    private static final String PROGRESS = """
            update roster_import set rows = rows + :rows, added = added + :added, updated = updated + :updated,
              unchanged = unchanged + :unchanged, errors = errors + :errors, heart_beat_at = now()
            where village_id = :village and id = :id and state = 'running'
            """;
    private static final String FAULTS = """
            insert into roster_import_error (village_id, import_id, number, row, "column", reason)
            select :village, :id, :before + r.number, r.row::integer, r.title, r.reason
            from unnest(:rows, :titles, :reasons) with ordinality as r(row, title, reason, number)
            """;
    private static final String FINISH = """
            update roster_import set state = 'done', finished_at = :now
            where village_id = :village and id = :id and state = 'running'
            returning rows, added, updated, unchanged, errors
            """;
    private static final String FAIL = """
            update roster_import set state = 'failed', finished_at = :now, failure = :failure
            where village_id = :village and id = :id and state = 'running'
            """;
    private static final String IMPORTS = """
            select id, case when state = 'running' and heart_beat_at < now() - interval '1 minute' then 'failed'
                else state end, rows, added, updated, unchanged, errors, started_at, finished_at,
              case when state = 'running' and heart_beat_at < now() - interval '1 minute' then '导入中断了，请重新导入。'
                else failure end
            from roster_import where village_id = :village
            """;
    private static final String BY_ID = IMPORTS + " and id = :id";
    private static final String LATEST = IMPORTS + " order by started_at desc, id desc limit 10";
    private static final String SHOWN_FAULTS = """
            select row, "column", reason from roster_import_error
            where village_id = :village and import_id = :id order by number limit :most
            """;

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    PostgresRosterImports(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param fresh whether the work has to be done, or was begun by an earlier request with the same key */
    record Started(RosterImport.Id id, boolean fresh) {}

    record Job(Village.Id village, RosterImport.Id id) {}

    Mono<Started> start(Village.Id village, Person.Id by, Optional<Once> once) {
        var id = ids.next();
        return database.write(client -> Mono.justOrEmpty(once)
                .flatMap(key -> Idempotency.claim(client, village, key, id))
                .defaultIfEmpty(id)
                .flatMap(claimed -> claimed.equals(id)
                        ? fresh(client, village, by, id)
                        : Mono.just(new Started(new RosterImport.Id(claimed), false))));
    }

    private Mono<Started> fresh(DatabaseClient client, Village.Id village, Person.Id by, UUID id) {
        var started = client.sql(START)
                .bind("village", village.value())
                .bind("id", id)
                .bind("by", by.value())
                .bind("startedAt", clock.instant())
                .fetch()
                .rowsUpdated();
        return client.sql(GIVE_UP)
                .bind("village", village.value())
                .then()
                .then(started)
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROSTER_IMPORT_RUNNING)))
                .then(PostgresAudit.note(client, begun(village, id)))
                .thenReturn(new Started(new RosterImport.Id(id), true));
    }

    private PostgresAudit.Act begun(Village.Id village, UUID id) {
        return new PostgresAudit.Act(id, Optional.of(village), "roster.imported", "roster", id, clock.instant());
    }

    /** Counts what was just done and shows a heart-beat. Fails if the import was given up meanwhile. */
    static Mono<Void> progress(DatabaseClient client, Job job, RosterImport.Counts more) {
        return client.sql(PROGRESS)
                .bind("village", job.village().value())
                .bind("id", job.id().value())
                .bind("rows", more.rows())
                .bind("added", more.added())
                .bind("updated", more.updated())
                .bind("unchanged", more.unchanged())
                .bind("errors", more.errors())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("roster import " + job.id() + " given up")))
                .then();
    }

    /** @param before how many faults are already written */
    static Mono<Void> faults(DatabaseClient client, Job job, int before, List<RosterFault> faults) {
        return client.sql(FAULTS)
                .bind("village", job.village().value())
                .bind("id", job.id().value())
                .bind("before", before)
                .bind("rows", faults.stream().map(fault -> "" + fault.row()).toArray(String[]::new))
                .bind("titles", faults.stream().map(RosterFault::column).toArray(String[]::new))
                .bind("reasons", faults.stream().map(RosterFault::reason).toArray(String[]::new))
                .then();
    }

    Mono<Void> finish(Job job) {
        return database.write(client -> client.sql(FINISH)
                .bind("village", job.village().value())
                .bind("id", job.id().value())
                .bind("now", clock.instant())
                .map(row -> counts(row, 0))
                .one()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("roster import " + job.id() + " given up")))
                .flatMap(counts -> PostgresEvents.append(client, imported(job, counts))));
    }

    private Event imported(Job job, RosterImport.Counts counts) {
        var facts = Map.of(
                "rows", "" + counts.rows(),
                "added", "" + counts.added(),
                "updated", "" + counts.updated(),
                "unchanged", "" + counts.unchanged(),
                "errors", "" + counts.errors());
        var subject = new Event.Subject("roster-import", job.id().value(), 1);
        return new Event(ids.next(), Optional.of(job.village()), subject, "roster.imported", facts, clock.instant());
    }

    Mono<Void> fail(Job job, String failure) {
        return database.write(client -> client.sql(FAIL)
                .bind("village", job.village().value())
                .bind("id", job.id().value())
                .bind("now", clock.instant())
                .bind("failure", failure)
                .then());
    }

    Mono<RosterImport> byId(Village.Id village, RosterImport.Id id) {
        return database.query(client -> client.sql(BY_ID)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(row -> row(row, List.of()))
                .one());
    }

    Mono<List<RosterFault>> shownFaults(Village.Id village, RosterImport.Id id) {
        return database.query(client -> client.sql(SHOWN_FAULTS)
                .bind("village", village.value())
                .bind("id", id.value())
                .bind("most", RosterImports.SHOWN_FAULTS)
                .map((row, meta) ->
                        new RosterFault(row.get(0, Integer.class), row.get(1, String.class), row.get(2, String.class)))
                .all()
                .collectList());
    }

    Mono<List<RosterImport>> latest(Village.Id village) {
        return database.query(client -> client.sql(LATEST)
                .bind("village", village.value())
                .map(row -> row(row, List.of()))
                .all()
                .collectList());
    }

    private static RosterImport row(Readable row, List<RosterFault> faults) {
        return new RosterImport(
                new RosterImport.Id(row.get(0, UUID.class)),
                RosterImport.State.valueOf(row.get(1, String.class).toUpperCase(Locale.ROOT)),
                counts(row, 2),
                row.get(7, Instant.class),
                Optional.ofNullable(row.get(8, Instant.class)),
                Optional.ofNullable(row.get(9, String.class)),
                faults);
    }

    private static RosterImport.Counts counts(Readable row, int from) {
        return new RosterImport.Counts(
                row.get(from, Integer.class),
                row.get(from + 1, Integer.class),
                row.get(from + 2, Integer.class),
                row.get(from + 3, Integer.class),
                row.get(from + 4, Integer.class));
    }
}
