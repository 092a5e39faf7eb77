package village.infra.place;

import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.place.DoorPlate;
import village.api.place.DoorPlates;
import village.api.place.Grid;
import village.api.place.Point;
import village.api.place.Village;
import village.infra.postgres.Database;

final class PostgresDoorPlates implements DoorPlates {
    private static final String BY_CODE = """
        select code, village_id, grid_id, label, lat, lon from door_plate where code = :code and removed_at is null
        """;

    private final Database database;

    PostgresDoorPlates(Database database) {
        this.database = database;
    }

    @Override
    public Mono<DoorPlate> byCode(String code) {
        return database.query(client -> client.sql(BY_CODE)
                .bind("code", code)
                .map(PostgresDoorPlates::plate)
                .one());
    }

    private static DoorPlate plate(Readable row) {
        return new DoorPlate(
                row.get(0, String.class),
                new Village.Id(row.get(1, UUID.class)),
                Optional.ofNullable(row.get(2, UUID.class)).map(Grid.Id::new),
                row.get(3, String.class),
                point(row));
    }

    private static Optional<Point> point(Readable row) {
        var lat = row.get(4, Double.class);
        var lon = row.get(5, Double.class);
        return lat == null || lon == null ? Optional.empty() : Optional.of(new Point(lat, lon));
    }
}
