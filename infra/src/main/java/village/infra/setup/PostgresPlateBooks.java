package village.infra.setup;

import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.DoorPlate;
import village.api.place.Grid;
import village.api.place.Point;
import village.api.place.Village;
import village.api.setup.plate.PlateBooks;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

final class PostgresPlateBooks implements PlateBooks {
    private static final String PLATES = "select code, village_id, grid_id, label, lat, lon from door_plate ";
    static final String PAGE = PLATES + """
        where village_id = :village and code collate "C" > :after order by code collate "C" limit :limit
        """;
    private static final String ONE = PLATES + "where village_id = :village and code = :code";
    private static final String BATCH =
            PLATES + "where village_id = :village and batch_id = :batch order by code collate \"C\"";
    private static final String GRIDS = "select count(*) from grid where village_id = :village and id = any(:grids)";
    private static final String HANG = """
        insert into door_plate (code, village_id, grid_id, label, lat, lon, batch_id)
        values (:code, :village, :grid, :label, :lat, :lon, :batch)
        on conflict (code) do nothing
        """;
    private static final String CHANGE = """
        update door_plate set grid_id = :grid, label = :label, lat = :lat, lon = :lon
        where village_id = :village and code = :code
        """;

    private static final String HANGING = """
        update door_plate set removed_at = :removed
        where village_id = :village and code = :code and (removed_at is null) <> :hangs
        """;
    private static final String DOWN = """
        select code from door_plate where village_id = :village and code = any(:codes) and removed_at is not null
        """;

    private final Database database;
    private final Changes changes;

    PostgresPlateBooks(Database database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public Mono<Page<DoorPlate, String>> page(Village.Id village, int limit, Optional<String> after) {
        return database.query(client -> client.sql(PAGE)
                        .bind("village", village.value())
                        .bind("after", after.orElse(""))
                        .bind("limit", limit + 1)
                        .map(PostgresPlateBooks::toPlate)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, DoorPlate::code));
    }

    @Override
    public Mono<DoorPlate> byCode(Village.Id village, String code) {
        return database.query(client -> client.sql(ONE)
                .bind("village", village.value())
                .bind("code", code)
                .map(PostgresPlateBooks::toPlate)
                .one());
    }

    @Override
    public Mono<List<DoorPlate>> hang(Village.Id village, List<DoorPlate> plates, Once once, Instant now) {
        var batch = changes.id();
        return database.write(client -> Idempotency.claim(client, village, once, batch)
                .flatMap(made -> made.equals(batch)
                        ? hung(client, village, plates, batch, now).thenReturn(made)
                        : Mono.just(made))
                .flatMap(made -> client.sql(BATCH)
                        .bind("village", village.value())
                        .bind("batch", made)
                        .map(PostgresPlateBooks::toPlate)
                        .all()
                        .collectList()));
    }

    private Mono<Void> hung(
            DatabaseClient client, Village.Id village, List<DoorPlate> plates, UUID batch, Instant now) {
        return changes.begin(client, village, now)
                .flatMap(change -> requireGrids(client, village, plates)
                        .thenMany(Flux.range(0, plates.size()))
                        .concatMap(at -> hang(client, plates.get(at), at, batch))
                        .then(changes.tell(
                                client,
                                change,
                                "village.plates-hung",
                                Map.of("batch", batch.toString(), "plates", Integer.toString(plates.size())))));
    }

    private static Mono<Void> hang(DatabaseClient client, DoorPlate plate, int at, UUID batch) {
        return bound(client.sql(HANG), plate)
                .bind("batch", batch)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> taken(plate, at)))
                .then();
    }

    private static Refusal taken(DoorPlate plate, int at) {
        var fault = new Refusal.Fault("/plates/%d/code".formatted(at), "短码 %s 已经在别的门牌上了。".formatted(plate.code()));
        return Refusal.of(Reason.DOOR_PLATE_TAKEN, List.of(fault));
    }

    private static Mono<Void> requireGrids(DatabaseClient client, Village.Id village, List<DoorPlate> plates) {
        var named = plates.stream()
                .flatMap(plate -> plate.grid().stream())
                .map(Grid.Id::value)
                .distinct()
                .toArray(UUID[]::new);
        return client.sql(GRIDS)
                .bind("village", village.value())
                .bind("grids", named)
                .map(row -> row.get(0, Long.class))
                .one()
                .filter(found -> found == named.length)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.GRID_NOT_FOUND)))
                .then();
    }

    @Override
    public Mono<Void> hanging(Village.Id village, String code, boolean hangs, Instant now) {
        return database.write(client -> changes.begin(client, village, now)
                .flatMap(change -> byCode(village, code)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DOOR_PLATE_NOT_FOUND)))
                        .flatMap(plate -> client.sql(HANGING)
                                .bind("removed", orNull(hangs ? Optional.empty() : Optional.of(now), Instant.class))
                                .bind("village", village.value())
                                .bind("code", code)
                                .bind("hangs", hangs)
                                .fetch()
                                .rowsUpdated())
                        .then(changes.tell(
                                client,
                                change,
                                hangs ? "village.plate-hung-again" : "village.plate-removed",
                                Map.of()))));
    }

    @Override
    public Mono<Set<String>> down(Village.Id village, Collection<String> codes) {
        return database.query(client -> client.sql(DOWN)
                .bind("village", village.value())
                .bind("codes", codes.toArray(String[]::new))
                .map(row -> text(row, 0))
                .all()
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Mono<DoorPlate> change(DoorPlate plate, Instant now) {
        return database.write(client -> changes.begin(client, plate.village(), now)
                .flatMap(change -> requireGrids(client, plate.village(), List.of(plate))
                        .then(Mono.defer(
                                () -> bound(client.sql(CHANGE), plate).fetch().rowsUpdated()))
                        .filter(rows -> rows == 1)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DOOR_PLATE_NOT_FOUND)))
                        .then(changes.tell(client, change, "village.plate-changed", Map.of())))
                .thenReturn(plate));
    }

    private static DatabaseClient.GenericExecuteSpec bound(DatabaseClient.GenericExecuteSpec sql, DoorPlate plate) {
        return sql.bind("code", plate.code())
                .bind("village", plate.village().value())
                .bind("grid", orNull(plate.grid().map(Grid.Id::value), UUID.class))
                .bind("label", plate.label())
                .bind("lat", orNull(plate.point().map(Point::lat), Double.class))
                .bind("lon", orNull(plate.point().map(Point::lon), Double.class));
    }

    private static DoorPlate toPlate(Readable row) {
        var lat = Optional.ofNullable(row.get(4, Double.class));
        var lon = Optional.ofNullable(row.get(5, Double.class));
        return new DoorPlate(
                text(row, 0),
                new Village.Id(uuid(row, 1)),
                optionalUuid(row, 2).map(Grid.Id::new),
                text(row, 3),
                lat.flatMap(north -> lon.map(east -> new Point(north, east))));
    }
}
