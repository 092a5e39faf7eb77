package village.infra.setup;

import java.time.Instant;
import java.util.Map;
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
            update grid set name = :name, area = :border::polygon where village_id = :village and id = :id
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
                        .then(Mono.defer(() -> write(client, sql, plan)))
                        .then(changes.tell(
                                client,
                                change,
                                self.isEmpty() ? "village.grid-drawn" : "village.grid-redrawn",
                                Map.of("grid", plan.id().toString()))))
                .then(Mono.defer(() -> outline(plan.village(), plan.id())));
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
