package village.infra.credit;

import static village.infra.postgres.Columns.optionalInstant;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.rule.Scheme;
import village.api.credit.rule.Schemes;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Versions of rules on PostgreSQL. */
final class PostgresSchemes implements Schemes {
    /** What events of rules are about is called so. */
    static final String SUBJECT = "credit-rules";

    private static final String IN_FORCE = """
        select version, %1$s from (
          (select number::text as version, 1 as own, %1$s from credit_scheme
           where village_id = :village and effective_from <= :day order by effective_from desc limit 1)
          union all
          (select 'starter-' || number, 0, %1$s from credit_starter_scheme
           where effective_from <= greatest(:day, (select min(effective_from) from credit_starter_scheme))
           order by effective_from desc limit 1)) as found
        order by own desc limit 1
        """.formatted(SchemeRows.COLUMNS);
    private static final String ALL = """
        select number::text, %1$s, published_at from credit_scheme where village_id = :village
        union all
        select 'starter-' || number, %1$s, null from credit_starter_scheme
        where effective_from < coalesce(
          (select min(effective_from) from credit_scheme where village_id = :village), 'infinity'::date)
        order by effective_from desc, published_at desc nulls last
        """.formatted(SchemeRows.COLUMNS);
    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtextextended('credit-rules:' || :village, 0))";
    private static final String PUBLISH = """
        insert into credit_scheme (village_id, number, %1$s, published_by, published_at)
        select :village, coalesce(max(number), 0) + 1, :from, :basis, :points, :minutes, :leaderPoints,
          :leaderMinutes, :rules, :by, :at
        from credit_scheme where village_id = :village
        having coalesce(max(effective_from) < :from, true)
        returning number::text, %1$s, published_at
        """.formatted(SchemeRows.COLUMNS);
    private static final String LAST = """
        select number::text, %1$s, published_at from credit_scheme
        where village_id = :village order by number desc limit 1
        """.formatted(SchemeRows.COLUMNS);

    private final Database database;

    PostgresSchemes(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Scheme> inForce(Village.Id village, LocalDate day) {
        return database.query(client -> client.sql(IN_FORCE)
                .bind("village", village.value())
                .bind("day", day)
                .map(SchemeRows::toScheme)
                .one());
    }

    @Override
    public Mono<List<Published>> all(Village.Id village) {
        return database.query(client -> client.sql(ALL)
                .bind("village", village.value())
                .map(PostgresSchemes::toPublished)
                .all()
                .collectList());
    }

    private static Published toPublished(Readable row) {
        return new Published(SchemeRows.toScheme(row), optionalInstant(row, 8));
    }

    @Override
    public Mono<Published> publish(
            Village.Id village, Scheme draft, Person.Id by, UUID event, Instant now, Optional<Once> once) {
        return database.write(client -> Idempotency.fresh(client, village, once, event)
                .flatMap(fresh -> fresh
                        ? client.sql(ONE_AT_A_TIME)
                                .bind("village", village.toString())
                                .then()
                                .then(Mono.defer(() -> publish(client, village, draft, by, now)))
                                .flatMap(made -> PostgresEvents.append(client, published(village, made, by, event, now))
                                        .thenReturn(made))
                        : last(client, village)));
    }

    private static Mono<Published> publish(
            DatabaseClient client, Village.Id village, Scheme draft, Person.Id by, Instant now) {
        return client.sql(PUBLISH)
                .bind("village", village.value())
                .bind("from", draft.effectiveFrom())
                .bind("basis", draft.basis())
                .bind("points", draft.required().points())
                .bind("minutes", draft.required().minutes())
                .bind("leaderPoints", draft.requiredOfLeaders().points())
                .bind("leaderMinutes", draft.requiredOfLeaders().minutes())
                .bind("rules", SchemeRows.rules(draft))
                .bind("by", by.value())
                .bind("at", now)
                .map(PostgresSchemes::toPublished)
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_RULES_DATE)));
    }

    /** What a repeated request made: nobody else publishes within the minutes a phone repeats itself. */
    private static Mono<Published> last(DatabaseClient client, Village.Id village) {
        return client.sql(LAST)
                .bind("village", village.value())
                .map(PostgresSchemes::toPublished)
                .one();
    }

    private static Event published(Village.Id village, Published made, Person.Id by, UUID event, Instant now) {
        var facts = Map.of(
                "version", made.scheme().version(),
                "from", made.scheme().effectiveFrom().toString(),
                "actor", by.toString());
        var subject = new Event.Subject(SUBJECT, event, 1);
        return new Event(event, Optional.of(village), subject, "credit.rules-published", facts, now);
    }
}
