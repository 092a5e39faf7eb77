package village.infra.complaint;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.complaint.catalogue.Nearness;
import village.api.complaint.intake.NearComplaints;
import village.api.place.Point;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Cases around a point on PostgreSQL: a box on the index {@code complaint_near}, then the distance on the sphere. */
final class PostgresNearComplaints implements NearComplaints {
    static final String AROUND = "select " + ComplaintRows.COLUMNS + ", distance from (" + """
        select c.*, reach.metres, 12742000 * asin(sqrt(
            power(sin(radians(c.lat - :lat) / 2), 2)
            + cos(radians(:lat)) * cos(radians(c.lat)) * power(sin(radians(c.lon - :lon) / 2), 2))) as distance
        from complaint c
        join unnest(:codes, :metres, :days) as reach (code, metres, days)
          on reach.code = coalesce(c.category_code, '') and (c.category_code is not null or c.published)
        where c.village_id = :village and not c.about_staff
          and c.status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info')
          and c.lat between :lat - :high and :lat + :high and c.lon between :lon - :wide and :lon + :wide
          and c.filed_at >= :now - make_interval(days => reach.days)
        ) as near where distance <= metres order by distance, id limit :limit
        """;
    /** A little less than a degree of latitude has, so that the box is never too small. */
    private static final double METRES_PER_DEGREE = 110_000;

    private final Database database;

    PostgresNearComplaints(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Near>> around(Village.Id village, Point point, List<Reach> reaches, Instant now, int limit) {
        var high = reaches.stream()
                        .mapToInt(reach -> reach.nearness().metres())
                        .max()
                        .orElse(0)
                / METRES_PER_DEGREE;
        var wide = high / Math.cos(Math.toRadians(point.lat() + high));
        return database.query(client -> client.sql(AROUND)
                .bind("village", village.value())
                .bind("lat", point.lat())
                .bind("lon", point.lon())
                .bind("high", high)
                .bind("wide", wide)
                .bind("codes", codes(reaches))
                .bind("metres", numbers(reaches, Nearness::metres))
                .bind("days", numbers(reaches, Nearness::days))
                .bind("now", now)
                .bind("limit", limit)
                .map(PostgresNearComplaints::near)
                .all()
                .collectList());
    }

    /** No category has an empty code. */
    private static String[] codes(List<Reach> reaches) {
        return reaches.stream().map(reach -> reach.category().orElse("")).toArray(String[]::new);
    }

    private static Integer[] numbers(List<Reach> reaches, Function<Nearness, Integer> number) {
        return reaches.stream().map(Reach::nearness).map(number).toArray(Integer[]::new);
    }

    private static Near near(Readable row) {
        var metres = Objects.requireNonNull(row.get(ComplaintRows.WIDTH, Double.class));
        return new Near(ComplaintRows.toComplaint(row), metres);
    }
}
