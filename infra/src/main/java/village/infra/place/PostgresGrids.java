package village.infra.place;

import io.r2dbc.postgresql.codec.Polygon;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.place.Grid;
import village.api.place.GridOutline;
import village.api.place.Grids;
import village.api.place.Point;
import village.api.place.Village;
import village.infra.postgres.Database;

final class PostgresGrids implements Grids {
    private static final String GRIDS = "select id, village_id, name from grid where village_id = :village";
    private static final String IN_USE = GRIDS + " and closed_at is null";
    private static final String AT = IN_USE + " and area @> point(:lon, :lat) order by name collate \"C\" limit 1";
    private static final String BY_ID = GRIDS + " and id = :id";
    private static final String BY_NAME = " order by name collate \"C\"";
    private static final String OUTLINES = """
        select id, village_id, name, area from grid where village_id = :village and closed_at is null
        order by name collate "C"
        """;

    private final Database database;

    PostgresGrids(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Grid> at(Village.Id village, Point point) {
        return database.query(client -> client.sql(AT)
                .bind("village", village.value())
                .bind("lon", point.lon())
                .bind("lat", point.lat())
                .map(PostgresGrids::grid)
                .one());
    }

    @Override
    public Mono<Grid> byId(Village.Id village, Grid.Id id) {
        return database.query(client -> client.sql(BY_ID)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(PostgresGrids::grid)
                .one());
    }

    @Override
    public Flux<Grid> of(Village.Id village) {
        return named(village, IN_USE + BY_NAME);
    }

    @Override
    public Flux<Grid> ever(Village.Id village) {
        return named(village, GRIDS + BY_NAME);
    }

    private Flux<Grid> named(Village.Id village, String sql) {
        return database.query(client -> client.sql(sql)
                        .bind("village", village.value())
                        .map(PostgresGrids::grid)
                        .all()
                        .collectList())
                .flatMapIterable(grids -> grids);
    }

    @Override
    public Flux<GridOutline> outlines(Village.Id village) {
        return database.query(client -> client.sql(OUTLINES)
                        .bind("village", village.value())
                        .map(PostgresGrids::outline)
                        .all()
                        .collectList())
                .flatMapIterable(outlines -> outlines);
    }

    /** Kept as (longitude, latitude). */
    private static GridOutline outline(Readable row) {
        var border = row.get(3, Polygon.class).getPoints().stream()
                .map(corner -> new Point(corner.getY(), corner.getX()))
                .toList();
        return new GridOutline(grid(row), border);
    }

    static Grid grid(Readable row) {
        return new Grid(
                new Grid.Id(row.get(0, UUID.class)), new Village.Id(row.get(1, UUID.class)), row.get(2, String.class));
    }
}
