package village.infra.place;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.place.Village;
import village.api.place.VillageLists;
import village.infra.postgres.Database;

/** Villages of several areas on PostgreSQL. */
final class PostgresVillageLists implements VillageLists {
    private static final UUID FIRST = new UUID(0, 0);
    private static final String PAGE = PostgresVillages.TODAY + """
        where (a.township_code = any(:areas) or a.county_code = any(:areas)
            or left(a.county_code, 4) = any(:areas) or left(a.county_code, 2) = any(:areas)
            or exists (
              select 1 from village_code o
              where o.village_id = v.id and o.valid_from <= :today and o.code = any(:areas)))
          and v.id > :after
        order by v.id limit :limit
        """;

    private final Database database;
    private final Clock clock;

    PostgresVillageLists(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Page<Village, Village.Id>> page(Set<String> areas, int limit, Optional<Village.Id> after) {
        return database.query(client -> client.sql(PAGE)
                        .bind("today", PostgresVillages.today(clock))
                        .bind("areas", areas.toArray(String[]::new))
                        .bind("after", after.map(Village.Id::value).orElse(FIRST))
                        .bind("limit", limit + 1)
                        .map(PostgresVillages::village)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, Village::id));
    }
}
