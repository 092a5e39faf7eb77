package village.infra.inquiry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.inquiry.Desk;
import village.api.inquiry.arranging.DeskRegister;
import village.api.inquiry.arranging.KeptDesk;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** The desks there are, on PostgreSQL. */
final class PostgresDeskRegister implements DeskRegister {
    private static final String SELECT =
            "select code, version, area_code, kind, name, hint, days, off_at is null from inquiry_desk ";
    private static final String ONE = SELECT + "where code = :code";
    private static final String LOCKED = ONE + " for update";
    private static final String OF =
            SELECT + "where area_code is null or area_code = cast(:area as text) order by place";
    /** One at a time adds a desk or renames one: the count and the names it is held against stand. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('inquiry-desk', 0))";

    private static final String INSERT = """
        insert into inquiry_desk (code, version, area_code, kind, name, hint, days)
        select :code, :version, cast(:area as text), :kind, :name, :hint, :days
        where (select count(*) from inquiry_desk where area_code is null or area_code = cast(:area as text)) < :most
        """;
    private static final String NAME = "inquiry_desk_name_once";
    private static final String UPDATE = """
        update inquiry_desk set version = :version, name = :name, hint = :hint, days = :days,
          off_at = case when :on then null else coalesce(off_at, now()) end
        where code = :code and version = :version - 1
        """;
    private static final String LEAVING_OUT =
            "select desk_code, village_id from inquiry_desk_left_out where village_id = any(:villages)";
    private static final String LEAVE_OUT = """
        insert into inquiry_desk_left_out (village_id, desk_code, decided_by, decided_at)
        values (:village, :desk, :by, :at) on conflict do nothing
        """;
    private static final String TAKE_IN =
            "delete from inquiry_desk_left_out where village_id = :village and desk_code = :desk";

    private final Database database;

    PostgresDeskRegister(Database database) {
        this.database = database;
    }

    @Override
    public Mono<KeptDesk> add(Once once, UUID id, KeptDesk desk, int most, Event event) {
        return database.write(client -> Idempotency.claim(client, Idempotency.NOWHERE, once, id)
                .flatMap(made -> made.equals(id)
                        ? inserted(client, desk, most, event).thenReturn(desk)
                        : one(client, ONE, KeptDesk.codeOf(made))));
    }

    private static Mono<Void> inserted(DatabaseClient client, KeptDesk desk, int most, Event event) {
        return locked(client)
                .then(wording(client.sql(INSERT), desk)
                        .bind("area", orNull(desk.area(), String.class))
                        .bind("kind", word(desk.kind()))
                        .bind("most", most)
                        .fetch()
                        .rowsUpdated())
                .onErrorMap(PostgresDeskRegister::clashes, clash -> DeskRegister.taken())
                .filter(rows -> rows > 0)
                .switchIfEmpty(Mono.error(() -> DeskRegister.full(most)))
                .then(Mono.defer(() -> PostgresEvents.append(client, event)));
    }

    private static Mono<Void> locked(DatabaseClient client) {
        return client.sql(LOCK).fetch().rowsUpdated().then();
    }

    private static boolean clashes(Throwable failure) {
        return failure instanceof DataIntegrityViolationException
                && String.valueOf(failure.getMessage()).contains(NAME);
    }

    private static DatabaseClient.GenericExecuteSpec wording(DatabaseClient.GenericExecuteSpec sql, KeptDesk desk) {
        return sql.bind("code", desk.code())
                .bind("version", desk.version())
                .bind("name", desk.wording().name())
                .bind("hint", desk.wording().hint())
                .bind("days", desk.wording().days());
    }

    @Override
    public Mono<KeptDesk> change(String code, Function<KeptDesk, Change> act) {
        return database.write(client -> locked(client)
                .then(one(client, LOCKED, code))
                .map(act)
                .flatMap(change -> updated(client, change).thenReturn(change.after())));
    }

    private static Mono<Void> updated(DatabaseClient client, Change change) {
        return wording(client.sql(UPDATE), change.after())
                .bind("on", change.after().on())
                .then()
                .onErrorMap(PostgresDeskRegister::clashes, clash -> DeskRegister.taken())
                .then(Mono.defer(() -> PostgresEvents.append(client, change.event())));
    }

    @Override
    public Mono<KeptDesk> byCode(String code) {
        return database.query(client -> one(client, ONE, code));
    }

    private static Mono<KeptDesk> one(DatabaseClient client, String sql, String code) {
        return client.sql(sql)
                .bind("code", code)
                .map(PostgresDeskRegister::toDesk)
                .one();
    }

    @Override
    public Mono<List<KeptDesk>> of(Optional<String> area) {
        return database.query(client -> client.sql(OF)
                .bind("area", orNull(area, String.class))
                .map(PostgresDeskRegister::toDesk)
                .all()
                .collectList());
    }

    private static KeptDesk toDesk(Readable row) {
        return new KeptDesk(
                text(row, 0),
                number(row, 1),
                optionalText(row, 2),
                word(row, 3, Desk.Kind.class),
                new KeptDesk.Wording(text(row, 4), text(row, 5), (int) number(row, 6)),
                truth(row, 7));
    }

    private record LeftOut(String desk, Village.Id village) {}

    @Override
    public Mono<Map<String, Set<Village.Id>>> leavingOut(List<Village.Id> villages) {
        return database.query(client -> client.sql(LEAVING_OUT)
                .bind("villages", villages.stream().map(Village.Id::value).toArray(UUID[]::new))
                .map(row -> new LeftOut(text(row, 0), new Village.Id(uuid(row, 1))))
                .all()
                .collect(groupingBy(LeftOut::desk, mapping(LeftOut::village, toSet()))));
    }

    @Override
    public Mono<Void> leaveOut(Place place, Event event) {
        return database.write(client -> PostgresDesks.told(
                client,
                at(client.sql(LEAVE_OUT), place).bind("by", place.by().value()).bind("at", place.at()),
                event));
    }

    @Override
    public Mono<Void> takeIn(Place place, Event event) {
        return database.write(client -> PostgresDesks.told(client, at(client.sql(TAKE_IN), place), event));
    }

    private static DatabaseClient.GenericExecuteSpec at(DatabaseClient.GenericExecuteSpec sql, Place place) {
        return sql.bind("village", place.village().value()).bind("desk", place.desk());
    }
}
