package village.infra.complaint;

import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.uuids;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.identity.role.StaffNames;
import village.infra.postgres.Database;

/** Who handles cases, from the role grants in force; names come masked. */
final class PostgresHandlers implements Handlers {
    private static final String OF = """
            select x.person_id, x.role, x.grids, %s from (
              select g.person_id, g.role, coalesce(array_agg(g.grid_id) filter (where g.grid_id is not null), '{}') as grids
              from role_grant g
              where g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
                and ((g.village_id = :village and g.role in ('grid-worker', 'cadre'))
                  or (g.role in ('dispatcher', 'supervisor') and g.area_code in (
                    select unnest(array[a.township_code, a.county_code]) from village_area a
                    where a.village_id = :village and a.valid_from <= current_date
                      and (a.valid_to is null or a.valid_to > current_date))))
              group by g.person_id, g.role) x
            """.formatted(StaffNames.COLUMNS) + StaffNames.join(":village");
    private static final String NAMELESS = "（姓名未登记）";

    private final Database database;
    private final StaffNames names;

    PostgresHandlers(Database database, Sealer sealer) {
        this.database = database;
        this.names = new StaffNames(sealer);
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

    /** The name stands behind a space: villagers are shown what stands before it. */
    private Handler toHandler(Readable row) {
        var role = word(row, 1, Role.class);
        var name = names.of(row, 3).masked().orElse(NAMELESS);
        return new Handler(new Person.Id(uuid(row, 0)), role, grids(row), title(role) + " " + name);
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
