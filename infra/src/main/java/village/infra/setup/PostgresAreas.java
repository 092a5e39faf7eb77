package village.infra.setup;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.setup.Area;
import village.api.setup.Areas;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

final class PostgresAreas implements Areas {
    private static final String NOW = "(valid_to is null or valid_to > :day)";
    private static final String ALL =
            "select code, name, valid_from from area where valid_from <= :day and " + NOW + " order by code";
    private static final String ONE = "select code, name, valid_from from area where code = :code and valid_to is null";
    /** One after the other: two cannot add the same one. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('area:' || :code, 0))";

    private static final String ADD = """
        insert into area (code, level, name, parent_code, valid_from, version)
        values (:code, :level, :name, :parent, :from, 1)
        """;
    private static final String RENAME = """
        update area set name = :name, version = version + 1 where code = :code and valid_to is null returning version
        """;

    private final Database database;
    private final Changes changes;

    PostgresAreas(Database database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public Mono<List<Area>> all(LocalDate day) {
        return database.query(client -> client.sql(ALL)
                .bind("day", day)
                .map(PostgresAreas::toArea)
                .all()
                .collectList());
    }

    @Override
    public Mono<Area> add(Area area, Once once, Instant now) {
        var id = changes.id();
        return database.write(client -> Idempotency.claim(client, Idempotency.NOWHERE, once, id)
                .filter(id::equals)
                .flatMap(fresh -> insert(client, area, now))
                .then(Mono.defer(() -> one(client, area.code()))));
    }

    private Mono<Void> insert(DatabaseClient client, Area area, Instant now) {
        return client.sql(LOCK)
                .bind("code", area.code())
                .then()
                .then(Mono.defer(() -> one(client, area.code())))
                .flatMap(there -> Mono.<Void>error(() -> Refusal.of(Reason.AREA_EXISTS)))
                .then(Mono.defer(() -> requireParent(client, area)))
                .then(Mono.defer(() -> client.sql(ADD)
                        .bind("code", area.code())
                        .bind("level", area.parent().isEmpty() ? "county" : "township")
                        .bind("name", area.name())
                        .bind("parent", orNull(area.parent(), String.class))
                        .bind("from", area.from())
                        .then()))
                .then(changes.tell(client, "area", area.code(), 1, "area.added", now));
    }

    private static Mono<Void> requireParent(DatabaseClient client, Area area) {
        return Mono.justOrEmpty(area.parent())
                .flatMap(county -> one(client, county)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.AREA_NOT_FOUND, "请先登记这个乡镇所在的县。"))))
                .then();
    }

    @Override
    public Mono<Area> rename(String code, String name, Instant now) {
        return database.write(client -> client.sql(RENAME)
                .bind("code", code)
                .bind("name", name)
                .map(row -> number(row, 0))
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.AREA_NOT_FOUND)))
                .flatMap(version -> changes.tell(client, "area", code, version, "area.renamed", now))
                .then(Mono.defer(() -> one(client, code))));
    }

    private static Mono<Area> one(DatabaseClient client, String code) {
        return client.sql(ONE).bind("code", code).map(PostgresAreas::toArea).one();
    }

    private static Area toArea(Readable row) {
        return new Area(text(row, 0), text(row, 1), Objects.requireNonNull(row.get(2, LocalDate.class)));
    }
}
