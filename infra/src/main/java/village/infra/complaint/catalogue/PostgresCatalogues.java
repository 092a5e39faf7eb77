package village.infra.complaint.catalogue;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.Nearness;
import village.api.complaint.catalogue.editing.CatalogueLine;
import village.api.complaint.catalogue.editing.CatalogueVersion;
import village.api.complaint.catalogue.editing.Catalogues;
import village.api.event.Event;
import village.api.identity.Role;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Versions of the category catalogue on PostgreSQL. */
final class PostgresCatalogues implements Catalogues {
    private static final String ALL = """
        select k.version, k.effective_from, k.legal_basis,
          (select count(*) from complaint_category c where c.version = k.version)
        from complaint_catalogue k order by k.effective_from desc
        """;
    private static final String ONE =
            "select version, effective_from, legal_basis from complaint_catalogue where version = :version";
    private static final String ON = """
        select version, effective_from, legal_basis from complaint_catalogue
        where effective_from <= :day order by effective_from desc limit 1
        """;
    private static final String LINES = """
        select c.code, c.name, c.handler_role, c.due_hours, c.due_days, c.plan, c.near_metres, c.near_days
        from complaint_category c
        left join complaint_category upper on upper.version = c.version and upper.code = c.parent_code
        where c.version = :version
        order by coalesce(upper.sort, c.sort), coalesce(upper.code, c.code), c.parent_code is not null, c.sort, c.code
        """;
    private static final String INSERT =
            "insert into complaint_catalogue (version, effective_from, legal_basis) values (:version, :from, :basis)";
    private static final String INSERT_LINE = """
        insert into complaint_category (version, code, parent_code, name, handler_role, due_hours, due_days, plan,
          sort, near_metres, near_days)
        values (:version, :code, :parent, :name, :role, :hours, :days, :plan, :sort, :metres, :nearDays)
        """;
    private static final String INHERIT_WORDS = """
        insert into complaint_category_keyword (version, code, word, weight)
        select c.version, w.code, w.word, w.weight from complaint_category_keyword w
        join complaint_category c on c.version = :version and c.code = w.code
        where w.version = (select version from complaint_catalogue
          where effective_from < :from order by effective_from desc limit 1)
        """;
    private static final List<String> REMOVE = List.of(
            "delete from complaint_category_keyword where version = :version",
            "delete from complaint_category where version = :version",
            "delete from complaint_catalogue where version = :version");
    private static final String TO_COME =
            "select version from complaint_catalogue where version = :version and effective_from > :today for update";

    private final Database database;

    PostgresCatalogues(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Head>> all() {
        return database.query(client -> client.sql(ALL)
                .map(row -> new Head(text(row, 0), day(row, 1), text(row, 2), (int) number(row, 3)))
                .all()
                .collectList());
    }

    @Override
    public Mono<CatalogueVersion> byVersion(String version) {
        return database.query(client -> whole(client, client.sql(ONE).bind("version", version)));
    }

    @Override
    public Mono<CatalogueVersion> on(LocalDate day) {
        return database.query(client -> whole(client, client.sql(ON).bind("day", day)));
    }

    private static Mono<CatalogueVersion> whole(DatabaseClient client, DatabaseClient.GenericExecuteSpec one) {
        return one.map(row -> new CatalogueVersion(text(row, 0), day(row, 1), text(row, 2), List.of()))
                .one()
                .flatMap(head -> client.sql(LINES)
                        .bind("version", head.version())
                        .map(PostgresCatalogues::toLine)
                        .all()
                        .collectList()
                        .map(lines ->
                                new CatalogueVersion(head.version(), head.effectiveFrom(), head.legalBasis(), lines)));
    }

    @Override
    public Mono<Void> add(Once once, CatalogueVersion version, Event event) {
        return database.write(client -> Idempotency.claim(client, Idempotency.NOWHERE, once, event.id())
                .filter(event.id()::equals)
                .flatMap(fresh ->
                        inserted(client, version).then(Mono.defer(() -> PostgresEvents.append(client, event)))));
    }

    private static Mono<Void> inserted(DatabaseClient client, CatalogueVersion version) {
        var lines = version.lines();
        return client.sql(INSERT)
                .bind("version", version.version())
                .bind("from", version.effectiveFrom())
                .bind("basis", version.legalBasis())
                .then()
                .onErrorMap(
                        DuplicateKeyException.class,
                        taken -> Refusal.invalid("/effectiveFrom", "这一天已经有一个版本，请换一天，或者先撤回它。"))
                .thenMany(Flux.fromStream(IntStream.range(0, lines.size()).boxed()))
                .concatMap(at -> insert(client, version.version(), lines.get(at), at + 1))
                .then(Mono.defer(() -> client.sql(INHERIT_WORDS)
                        .bind("version", version.version())
                        .bind("from", version.effectiveFrom())
                        .then()));
    }

    private static Mono<Void> insert(DatabaseClient client, String version, CatalogueLine line, int sort) {
        return client.sql(INSERT_LINE)
                .bind("version", version)
                .bind("code", line.code())
                .bind("parent", orNull(line.parent(), String.class))
                .bind("name", line.name())
                .bind("role", orNull(line.handlerRole().map(Columns::word), String.class))
                .bind("hours", orNull(line.due().flatMap(Due::hours), Integer.class))
                .bind("days", orNull(line.due().flatMap(Due::days), Integer.class))
                .bind("plan", line.plan())
                .bind("sort", sort)
                .bind("metres", orNull(line.near().map(Nearness::metres), Integer.class))
                .bind("nearDays", orNull(line.near().map(Nearness::days), Integer.class))
                .then();
    }

    @Override
    public Mono<Boolean> remove(String version, LocalDate today, Event event) {
        return database.write(client -> client.sql(TO_COME)
                .bind("version", version)
                .bind("today", today)
                .map(row -> text(row, 0))
                .one()
                .flatMap(found -> Flux.fromIterable(REMOVE)
                        .concatMap(sql -> client.sql(sql).bind("version", found).then())
                        .then(Mono.defer(() -> PostgresEvents.append(client, event)))
                        .thenReturn(true))
                .defaultIfEmpty(false));
    }

    private static LocalDate day(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, LocalDate.class));
    }

    private static CatalogueLine toLine(Readable row) {
        return new CatalogueLine(
                text(row, 0),
                text(row, 1),
                optionalText(row, 2).map(any -> word(row, 2, Role.class)),
                due(row),
                text(row, 5),
                count(row, 6).map(metres -> new Nearness(metres, count(row, 7).orElseThrow())));
    }

    private static Optional<Due> due(Readable row) {
        return Due.of(count(row, 3), count(row, 4));
    }

    private static Optional<Integer> count(Readable row, int index) {
        return Optional.ofNullable(row.get(index, Integer.class));
    }
}
