package village.infra.identity.self;

import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.role.Grant;
import village.api.identity.role.Grant.Jurisdiction;
import village.api.identity.role.Grants;
import village.api.identity.self.PersonalRecords;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Roles a person holds. They are given back; the last operator stays. */
final class OwnRoles implements PersonalRecords {
    private static final String OF = """
            select jsonb_build_object('role', g.role, 'village', c.code, 'area', g.area_code, 'from', g.valid_from,
              'until', g.valid_to)::text
            from role_grant g left join village_code c on c.village_id = g.village_id and c.valid_to is null
            where g.person_id = :person order by g.valid_from desc limit :limit
            """;
    private static final String HELD = """
            select distinct coalesce(grant_id, id), village_id, area_code from role_grant
            where person_id = :person and valid_from <= :at and (valid_to is null or valid_to > :at)
            """;

    private final Database database;
    private final Grants grants;
    private final TableRecords lines;

    OwnRoles(Database database, Grants grants) {
        this.database = database;
        this.grants = grants;
        this.lines = new TableRecords(database, "roles", OF, List.of());
    }

    @Override
    public String section() {
        return lines.section();
    }

    @Override
    public Mono<List<Map<String, Object>>> of(Person.Id person, int limit) {
        return lines.of(person, limit);
    }

    private record Held(Grant.Id id, Jurisdiction where) {
        static Held of(Readable row) {
            return new Held(
                    new Grant.Id(uuid(row, 0)),
                    optionalUuid(row, 1)
                            .<Jurisdiction>map(id -> new Jurisdiction.InVillage(new Village.Id(id)))
                            .or(() -> optionalText(row, 2).map(Jurisdiction.InArea::new))
                            .orElseGet(Jurisdiction.Installation::new));
        }
    }

    @Override
    public Mono<Void> erase(Person.Id person, Instant at) {
        return database.write(client -> client.sql(HELD)
                        .bind("person", person.value())
                        .bind("at", at)
                        .map(Held::of)
                        .all()
                        .collectList())
                .flatMapMany(Flux::fromIterable)
                .concatMap(held -> grants.revoke(held.where(), held.id(), person, at))
                .then();
    }
}
