package village.infra.complaint;

import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.uuids;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/** Who handles cases, from the role grants in force; names come masked from the village's roster. */
final class PostgresHandlers implements Handlers {
    private static final String OF = """
            select g.person_id, g.role, coalesce(array_agg(g.grid_id) filter (where g.grid_id is not null), '{}'),
              r.id, r.name_sealed
            from role_grant g
            left join binding b on b.village_id = :village and b.person_id = g.person_id and b.state = 'bound'
            left join roster_person r on r.village_id = b.village_id and r.id = b.roster_id
            where g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
              and ((g.village_id = :village and g.role in ('grid-worker', 'cadre'))
                or (g.role in ('dispatcher', 'supervisor') and g.area_code in (
                  select unnest(array[a.township_code, a.county_code]) from village_area a
                  where a.village_id = :village and a.valid_from <= current_date
                    and (a.valid_to is null or a.valid_to > current_date))))
            group by g.person_id, g.role, r.id, r.name_sealed
            """;

    private final Database database;
    private final Sealer sealer;

    PostgresHandlers(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<List<Handler>> of(Village.Id village) {
        return database.query(client -> client.sql(OF)
                        .bind("village", village.value())
                        .map(this::toHandler)
                        .all()
                        .collectList())
                .map(found -> found.stream()
                        .sorted(Comparator.comparing(Handler::role).thenComparing(Handler::label))
                        .toList());
    }

    private Handler toHandler(Readable row) {
        var role = word(row, 1, Role.class);
        var name = optionalUuid(row, 3)
                .map(roster -> " " + new PersonName(name(row, roster)).masked())
                .orElse("");
        return new Handler(new Person.Id(uuid(row, 0)), role, grids(row), title(role) + name);
    }

    private String name(Readable row, UUID roster) {
        var sealed = row.get(4, byte[].class);
        return sealer.open("roster_person.name", roster, sealed == null ? new byte[0] : sealed);
    }

    private static Set<Grid.Id> grids(Readable row) {
        return Arrays.stream(uuids(row, 2)).map(Grid.Id::new).collect(Collectors.toSet());
    }

    private static String title(Role role) {
        return switch (role) {
            case GRID_WORKER -> "网格员";
            case CADRE -> "村干部";
            case DISPATCHER -> "乡镇调度员";
            case SUPERVISOR -> "县督查员";
            default -> "工作人员";
        };
    }
}
