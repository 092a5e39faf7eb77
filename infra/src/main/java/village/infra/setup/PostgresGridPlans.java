package village.infra.setup;

import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.postgresql.codec.Polygon;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Grid;
import village.api.place.GridOutline;
import village.api.place.Grids;
import village.api.place.Point;
import village.api.place.Village;
import village.api.setup.grid.Border;
import village.api.setup.grid.GridPlans;
import village.api.setup.grid.Neighbours;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

final class PostgresGridPlans implements GridPlans {
    private static final String DRAW =
            "insert into grid (village_id, id, name, area) values (:village, :id, :name, :border::polygon)";
    private static final String REDRAW = """
        update grid set name = :name, area = :border::polygon
        where village_id = :village and id = :id and closed_at is null
        """;
    private static final String CLOSE = """
        update grid set closed_at = coalesce(closed_at, :now) where village_id = :village and id = :id
        """;
    private static final String REOPEN = "update grid set closed_at = null where village_id = :village and id = :id";
    private static final String CLOSED = """
        select id, village_id, name, area from grid where village_id = :village and closed_at is not null
        order by name collate "C"
        """;

    private final Database database;
    private final Grids grids;
    private final Changes changes;

    PostgresGridPlans(Database database, Grids grids, Changes changes) {
        this.database = database;
        this.grids = grids;
        this.changes = changes;
    }

    @Override
    public Mono<GridOutline> draw(Village.Id village, String name, Border border, Once once, Instant now) {
        var id = changes.id();
        return database.write(client -> Idempotency.claim(client, village, once, id)
                .flatMap(made -> made.equals(id)
                        ? written(client, DRAW, new Plan(village, id, name, border), Optional.empty(), now)
                        : outline(village, made)));
    }

    @Override
    public Mono<GridOutline> redraw(Village.Id village, Grid.Id id, String name, Border border, Instant now) {
        var plan = new Plan(village, id.value(), name, border);
        return database.write(client -> written(client, REDRAW, plan, Optional.of(id), now));
    }

    private record Plan(Village.Id village, UUID id, String name, Border border) {}

    private Mono<GridOutline> written(
            DatabaseClient client, String sql, Plan plan, Optional<Grid.Id> self, Instant now) {
        return changes.begin(client, plan.village(), now)
                .flatMap(change -> grids.outlines(plan.village())
                        .collectList()
                        .doOnNext(others -> Neighbours.require(self, plan.name(), plan.border(), others))
                        .then(Mono.defer(() -> freeName(plan, self)))
                        .then(Mono.defer(() -> write(client, sql, plan)))
                        .then(changes.tell(
                                client,
                                change,
                                self.isEmpty() ? "village.grid-drawn" : "village.grid-redrawn",
                                Map.of("grid", plan.id().toString()))))
                .then(Mono.defer(() -> outline(plan.village(), plan.id())));
    }

    /** A grid that is no longer in use keeps its name: what lies in it is still called so. */
    private Mono<Void> freeName(Plan plan, Optional<Grid.Id> self) {
        return closed(plan.village())
                .filter(closed -> closed.stream()
                        .map(GridOutline::grid)
                        .anyMatch(grid -> grid.name().equals(plan.name())
                                && self.filter(grid.id()::equals).isEmpty()))
                .flatMap(taken -> Mono.error(() -> Refusal.of(Reason.GRID_NAME_TAKEN)));
    }

    @Override
    public Mono<Void> close(Village.Id village, Grid.Id id, Instant now) {
        return database.write(client -> changes.begin(client, village, now)
                .flatMap(change -> one(client.sql(CLOSE).bind("now", now), village, id)
                        .then(changes.tell(client, change, "village.grid-closed", facts(id)))));
    }

    @Override
    public Mono<GridOutline> reopen(Village.Id village, Grid.Id id, Instant now) {
        return database.write(client -> changes.begin(client, village, now)
                        .flatMap(change -> closedOne(village, id)
                                .flatMap(closed -> room(village, closed))
                                .then(Mono.defer(() -> one(client.sql(REOPEN), village, id)))
                                .then(changes.tell(client, change, "village.grid-reopened", facts(id)))))
                .then(Mono.defer(() -> outline(village, id.value())));
    }

    /** Empty for one that is in use already. */
    private Mono<GridOutline> closedOne(Village.Id village, Grid.Id id) {
        return closed(village)
                .flatMap(closed -> Mono.justOrEmpty(closed.stream()
                        .filter(outline -> outline.grid().id().equals(id))
                        .findFirst()));
    }

    private Mono<Void> room(Village.Id village, GridOutline closed) {
        return grids.outlines(village)
                .collectList()
                .doOnNext(others -> Neighbours.require(
                        Optional.of(closed.grid().id()), closed.grid().name(), new Border(closed.border()), others))
                .then();
    }

    @Override
    public Mono<List<GridOutline>> closed(Village.Id village) {
        return database.query(client -> client.sql(CLOSED)
                .bind("village", village.value())
                .map(PostgresGridPlans::toOutline)
                .all()
                .collectList());
    }

    /** Kept as (longitude, latitude). */
    private static GridOutline toOutline(Readable row) {
        var border = Objects.requireNonNull(row.get(3, Polygon.class)).getPoints().stream()
                .map(corner -> new Point(corner.getY(), corner.getX()))
                .toList();
        return new GridOutline(new Grid(new Grid.Id(uuid(row, 0)), new Village.Id(uuid(row, 1)), text(row, 2)), border);
    }

    private static Map<String, String> facts(Grid.Id id) {
        return Map.of("grid", id.toString());
    }

    private static Mono<Void> one(DatabaseClient.GenericExecuteSpec sql, Village.Id village, Grid.Id id) {
        return sql.bind("village", village.value())
                .bind("id", id.value())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.GRID_NOT_FOUND)))
                .then();
    }

    private static Mono<Void> write(DatabaseClient client, String sql, Plan plan) {
        return client.sql(sql)
                .bind("village", plan.village().value())
                .bind("id", plan.id())
                .bind("name", plan.name())
                .bind("border", polygon(plan.border()))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.GRID_NOT_FOUND)))
                .then();
    }

    private static String polygon(Border border) {
        return border.corners().stream()
                .map(corner -> "(" + corner.lon() + "," + corner.lat() + ")")
                .collect(Collectors.joining(",", "(", ")"));
    }

    private Mono<GridOutline> outline(Village.Id village, UUID id) {
        return grids.outlines(village)
                .filter(outline -> outline.grid().id().value().equals(id))
                .next();
    }
}
