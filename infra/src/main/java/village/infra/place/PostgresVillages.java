package village.infra.place;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.infra.postgres.Database;

/** Villages as they are today; the day is Shanghai's. */
final class PostgresVillages implements Villages {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final String TODAY = """
        select v.id, c.code, v.name, coalesce(t.name, ''), coalesce(k.name, ''), a.township_code, a.county_code,
          array(select o.code from village_code o where o.village_id = v.id and o.valid_from <= :today)
        from village v
        join village_code c on c.village_id = v.id
          and c.valid_from <= :today and (c.valid_to is null or c.valid_to > :today)
        left join village_area a on a.village_id = v.id
          and a.valid_from <= :today and (a.valid_to is null or a.valid_to > :today)
        left join area t on t.code = a.township_code
          and t.valid_from <= :today and (t.valid_to is null or t.valid_to > :today)
        left join area k on k.code = a.county_code
          and k.valid_from <= :today and (k.valid_to is null or k.valid_to > :today)
        """;
    private static final String BY_CODE =
            TODAY + "where v.id = (select village_id from village_code where code = :code)";
    private static final String BY_ID = TODAY + "where v.id = :id";
    private static final String LIES = """
        select exists(select 1 from area
          where code = :area and (code = :other or parent_code = :other)
            and valid_from <= :today and (valid_to is null or valid_to > :today))
        """;
    private static final String BY_CODE_ORDER = " order by c.code";
    private static final String IN_AREA = TODAY + "where starts_with(a.county_code, :area)" + BY_CODE_ORDER;
    private static final String IN_COUNTY = TODAY + "where a.county_code = :area" + BY_CODE_ORDER;
    private static final String IN_TOWNSHIP = TODAY + "where a.township_code = :area" + BY_CODE_ORDER;
    private static final String ITSELF =
            TODAY + "where v.id = (select village_id from village_code where code = :area and valid_from <= :today)";

    private final Database database;
    private final Clock clock;

    PostgresVillages(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Village> byCode(VillageCode code) {
        return database.query(client -> client.sql(BY_CODE)
                .bind("today", today())
                .bind("code", code.value())
                .map(PostgresVillages::village)
                .one());
    }

    @Override
    public Mono<Village> byId(Village.Id id) {
        return database.query(client -> client.sql(BY_ID)
                .bind("today", today())
                .bind("id", id.value())
                .map(PostgresVillages::village)
                .one());
    }

    @Override
    public Flux<Village> within(String areaCode) {
        return switch (areaCode.length()) {
            case 2, 4 -> within(IN_AREA, areaCode);
            case 6 -> within(IN_COUNTY, areaCode);
            case 9 -> within(IN_TOWNSHIP, areaCode);
            case 12 -> within(ITSELF, areaCode);
            default -> Flux.empty();
        };
    }

    private Flux<Village> within(String sql, String areaCode) {
        return database.query(client -> client.sql(sql)
                        .bind("today", today())
                        .bind("area", areaCode)
                        .map(PostgresVillages::village)
                        .all()
                        .collectList())
                .flatMapIterable(villages -> villages);
    }

    @Override
    public Mono<Boolean> lies(String area, String other) {
        return database.query(client -> client.sql(LIES)
                .bind("area", area)
                .bind("other", other)
                .bind("today", today())
                .map(row -> row.get(0, Boolean.class))
                .one());
    }

    private LocalDate today() {
        return today(clock);
    }

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    static Village village(Readable row) {
        return new Village(
                new Village.Id(row.get(0, UUID.class)),
                new VillageCode(row.get(1, String.class)),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                areas(row));
    }

    private static Set<String> areas(Readable row) {
        var areas = new HashSet<>(List.of(row.get(7, String[].class)));
        Optional.ofNullable(row.get(5, String.class)).ifPresent(areas::add);
        Optional.ofNullable(row.get(6, String.class))
                .ifPresent(county -> areas.addAll(List.of(county, county.substring(0, 4), county.substring(0, 2))));
        return areas;
    }
}
