package village.infra.identity.role;

import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.role.Grant;
import village.api.identity.role.GrantRules;
import village.api.identity.role.Grants.Giving;
import village.api.identity.role.Grants.Grantee;
import village.api.place.Grid;
import village.infra.crypto.Sealer;
import village.infra.identity.Kin;
import village.infra.postgres.Columns;

/** Who gets a role, and whether he may have it. */
final class Grantees {
    private static final String LISTED = """
        select b.person_id from binding b
        join roster_person r on r.village_id = b.village_id and r.id = b.roster_id and r.left_at is null
        where b.village_id = :village and b.roster_id = :roster and b.state = 'bound'
        """;
    private static final String REACHED = """
        select b.person_id from roster_person r
        join binding b on b.village_id = r.village_id and b.roster_id = r.id and b.state = 'bound'
        where r.village_id = :village and r.phone_index = :phone and r.name_index = :name and r.left_at is null
        limit 2
        """;
    private static final String HELD = """
        select exists (
          select 1 from role_grant g
          where g.person_id = :person and g.role = :role and g.village_id is not distinct from :village
            and g.area_code is not distinct from :area and (g.valid_to is null or g.valid_to > :now)
            and (g.grid_id is null or g.grid_id = any(:grids)))
        """;
    private static final String EXCLUDED = """
        select exists (
          select 1 from role_grant g
          where g.village_id = :village and g.role = :excluded and (g.valid_to is null or g.valid_to > :now)
            and (g.person_id = :person or exists (
              select 1 from binding o
              join roster_person a on a.village_id = o.village_id and a.id = o.roster_id
              join binding m on m.village_id = o.village_id and m.person_id = :person and m.state = 'bound'
              join roster_person b on b.village_id = m.village_id and b.id = m.roster_id
              where o.village_id = g.village_id and o.person_id = g.person_id and o.state = 'bound'
                and
        """ + Kin.CLOSE + ")))";
    private static final String INSERT = """
        insert into role_grant (id, grant_id, person_id, role, village_id, area_code, grid_id, valid_from, valid_to,
          granted_by)
        values (:id, :grant, :person, :role, :village, :area, :grid, :at, :until, :by)
        """;

    private Grantees() {}

    /** The person meant, if he is known here; else empty. */
    static Mono<Person.Id> person(DatabaseClient client, Sealer sealer, Giving giving) {
        return Mono.justOrEmpty(GrantRows.village(giving.where()))
                .flatMap(village -> giving.to() instanceof Grantee.Listed listed
                        ? listed(client, village.value(), listed)
                        : reached(client, sealer, village.value(), (Grantee.Reached) giving.to()));
    }

    private static Mono<Person.Id> listed(DatabaseClient client, UUID village, Grantee.Listed listed) {
        return client.sql(LISTED)
                .bind("village", village)
                .bind("roster", listed.id().value())
                .map(row -> new Person.Id(uuid(row, 0)))
                .one();
    }

    private static Mono<Person.Id> reached(
            DatabaseClient client, Sealer sealer, UUID village, Grantee.Reached reached) {
        return Mono.justOrEmpty(reached.name())
                .flatMap(name -> both(client, sealer, village, reached.phone(), name))
                .filter(found -> found.size() == 1)
                .map(found -> found.get(0));
    }

    private static Mono<List<Person.Id>> both(
            DatabaseClient client, Sealer sealer, UUID village, PhoneNumber phone, PersonName name) {
        return client.sql(REACHED)
                .bind("village", village)
                .bind("phone", sealer.index("roster_person.phone", phone.value()))
                .bind("name", sealer.index("roster_person.name", name.value()))
                .map(row -> new Person.Id(uuid(row, 0)))
                .all()
                .collectList();
    }

    /** Refuses whoever has the role already, and whom the law keeps from it. */
    static Mono<Void> requireFree(DatabaseClient client, Giving giving, Person.Id person) {
        return held(client, giving, person)
                .filter(held -> held)
                .flatMap(held -> Mono.<Void>error(() -> Refusal.of(Reason.ROLE_HELD)))
                .then(Mono.defer(() -> requireCompatible(client, giving, person)));
    }

    private static Mono<Boolean> held(DatabaseClient client, Giving giving, Person.Id person) {
        return GrantRows.at(client.sql(HELD), giving.where())
                .bind("person", person.value())
                .bind("role", Columns.word(giving.role()))
                .bind("grids", giving.grids().stream().map(Grid.Id::value).toArray(UUID[]::new))
                .bind("now", giving.at())
                .map(row -> truth(row, 0))
                .one();
    }

    private static Mono<Void> requireCompatible(DatabaseClient client, Giving giving, Person.Id person) {
        return Mono.justOrEmpty(GrantRules.excluded(giving.role()))
                .flatMap(excluded -> excluded(client, giving, person, excluded))
                .filter(excluded -> excluded)
                .flatMap(excluded -> Mono.error(() -> Refusal.of(Reason.ROLE_INCOMPATIBLE)));
    }

    private static Mono<Boolean> excluded(DatabaseClient client, Giving giving, Person.Id person, Role excluded) {
        return client.sql(EXCLUDED)
                .bind("village", GrantRows.village(giving.where()).orElseThrow().value())
                .bind("person", person.value())
                .bind("excluded", Columns.word(excluded))
                .bind("now", giving.at())
                .map(row -> truth(row, 0))
                .one();
    }

    /** One row a grid; one row where there is none. */
    static Mono<Void> insert(DatabaseClient client, Ids ids, Grant.Id id, Giving giving, Person.Id person) {
        var grids = giving.grids().isEmpty()
                ? List.of(Optional.<UUID>empty())
                : giving.grids().stream().map(Grid.Id::value).map(Optional::of).toList();
        return Flux.fromIterable(grids)
                .concatMap(grid -> GrantRows.at(client.sql(INSERT), giving.where())
                        .bind("id", ids.next())
                        .bind("grant", id.value())
                        .bind("person", person.value())
                        .bind("role", Columns.word(giving.role()))
                        .bind("grid", orNull(grid, UUID.class))
                        .bind("at", giving.at())
                        .bind("until", orNull(giving.until(), Instant.class))
                        .bind("by", giving.by().value())
                        .then())
                .then();
    }
}
