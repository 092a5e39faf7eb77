package village.infra.news.column;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.news.column.Column;
import village.api.news.column.ColumnTree;
import village.api.news.column.Columns;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Columns of news; a village's first look brings the starter columns. */
final class PostgresColumns implements Columns {
    private static final String SELECT =
            "select village_id, id, parent_id, name, position, version from news_column where village_id = :village";
    private static final String ALL = SELECT + " order by position, name";
    private static final String LOCK_ALL =
            "select 1 from news_column where village_id = :village order by id for update";
    private static final String ONE = SELECT + " and id = :id";
    private static final String LOCK = ONE + " for update";
    private static final String DELETE = "delete from news_column where village_id = :village and id = :id";
    private static final String START = """
            insert into news_column (village_id, id, name, position)
            select v.id, uuidv7(), s.name, s.position from news_starter_column s join village v on v.id = :village
            on conflict on constraint news_column_name_once do nothing
            """;
    private static final String INSERT = """
            insert into news_column (village_id, id, parent_id, name, position, version)
            values (:village, :id, :parent, :name, :position, :version)
            """;
    private static final String UPDATE = """
            update news_column set parent_id = :parent, name = :name, position = :position, version = :version
            where village_id = :village and id = :id
            """;

    private final Database database;

    PostgresColumns(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Column>> of(Village.Id village) {
        return all(village).flatMap(columns -> columns.isEmpty() ? started(village) : Mono.just(columns));
    }

    private Mono<List<Column>> all(Village.Id village) {
        return database.query(client -> client.sql(ALL)
                .bind("village", village.value())
                .map(PostgresColumns::toColumn)
                .all()
                .collectList());
    }

    private Mono<List<Column>> started(Village.Id village) {
        return database.write(client -> client.sql(START)
                        .bind("village", village.value())
                        .then()
                        .thenReturn(true))
                .then(all(village));
    }

    @Override
    public Mono<Column> add(Once once, Column column, Event event) {
        return database.write(client -> Idempotency.claim(
                        client, column.village(), once, column.id().value())
                .flatMap(made -> made.equals(column.id().value())
                        ? insert(client, column, event)
                        : one(client, ONE, column.village(), new Column.Id(made))));
    }

    private static Mono<Column> insert(DatabaseClient client, Column column, Event event) {
        return Mono.justOrEmpty(column.parent())
                .flatMap(parent -> one(client, LOCK, column.village(), parent)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_COLUMN_NOT_FOUND))))
                .doOnNext(ColumnTree::refuseThirdLevel)
                .then(Mono.defer(() -> bound(client.sql(INSERT), column).then()))
                .onErrorMap(DuplicateKeyException.class, PostgresColumns::taken)
                .then(PostgresEvents.append(client, event))
                .thenReturn(column);
    }

    @Override
    public Mono<Column> change(Village.Id village, Column.Id id, BiFunction<ColumnTree, Column, Changed> act) {
        return database.write(client -> locked(client, village)
                .flatMap(tree -> Mono.justOrEmpty(tree.find(id)).map(column -> act.apply(tree, column)))
                .flatMap(changed -> bound(client.sql(UPDATE), changed.after())
                        .then()
                        .onErrorMap(DuplicateKeyException.class, PostgresColumns::taken)
                        .then(PostgresEvents.append(client, changed.event()))
                        .thenReturn(changed.after())));
    }

    /** Read after the locks are held: who waited for them would not see what was added meanwhile. */
    private static Mono<ColumnTree> locked(DatabaseClient client, Village.Id village) {
        return client.sql(LOCK_ALL)
                .bind("village", village.value())
                .then()
                .then(Mono.defer(() -> client.sql(ALL)
                        .bind("village", village.value())
                        .map(PostgresColumns::toColumn)
                        .all()
                        .collectList()))
                .map(ColumnTree::new);
    }

    @Override
    public Mono<Column> remove(Village.Id village, Column.Id id, Function<Column, Event> act) {
        return database.write(client -> one(client, LOCK, village, id).flatMap(column -> {
            var event = act.apply(column);
            return client.sql(DELETE)
                    .bind("village", village.value())
                    .bind("id", id.value())
                    .then()
                    .onErrorMap(DataIntegrityViolationException.class, inUse -> Refusal.of(Reason.NEWS_COLUMN_IN_USE))
                    .then(PostgresEvents.append(client, event))
                    .thenReturn(column);
        }));
    }

    private static DatabaseClient.GenericExecuteSpec bound(DatabaseClient.GenericExecuteSpec sql, Column column) {
        return sql.bind("village", column.village().value())
                .bind("id", column.id().value())
                .bind("parent", orNull(column.parent().map(Column.Id::value), UUID.class))
                .bind("name", column.name())
                .bind("position", column.position())
                .bind("version", column.version());
    }

    private static Mono<Column> one(DatabaseClient client, String sql, Village.Id village, Column.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(PostgresColumns::toColumn)
                .one();
    }

    private static Throwable taken(Throwable duplicate) {
        return Objects.requireNonNullElse(duplicate.getMessage(), "").contains("news_column_name_once")
                ? Refusal.of(Reason.NEWS_COLUMN_TAKEN)
                : duplicate;
    }

    private static Column toColumn(Readable row) {
        return new Column(
                new Column.Id(uuid(row, 1)),
                new Village.Id(uuid(row, 0)),
                optionalUuid(row, 2).map(Column.Id::new),
                text(row, 3),
                (int) number(row, 4),
                number(row, 5));
    }
}
