package village.infra.identity;

import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.binding.Binding;
import village.api.identity.membership.Memberships;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/** Memberships out of bindings and grants, put together by village. */
final class PostgresMemberships implements Memberships {
    private static final String OF = """
            select b.village_id, b.state, r.kind, r.party_branch is not null, r.id, r.name_sealed, g.id, g.name
            from binding b
            left join roster_person r on r.village_id = b.village_id and r.id = b.roster_id
              and b.state = 'bound' and r.left_at is null
            left join grid g on g.village_id = r.village_id and g.id = r.grid_id
            where b.person_id = :person and b.state in ('pending', 'bound')
            union all
            select g.village_id, null, g.role, false, null, null, null, null
            from role_grant g
            where g.person_id = :person and g.village_id is not null
              and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
            """;
    private static final String ABOVE = """
            select g.role, g.area_code, coalesce(a.name, g.area_code)
            from role_grant g
            left join lateral (
              select name from area
              where code = g.area_code and valid_from <= current_date and (valid_to is null or valid_to > current_date)
              order by valid_from desc limit 1) a on true
            where g.person_id = :person and g.village_id is null
              and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
            order by g.area_code, g.role
            """;

    private final Database database;
    private final Sealer sealer;

    PostgresMemberships(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<List<Place>> of(Person.Id person) {
        return database.query(client -> client.sql(OF)
                        .bind("person", person.value())
                        .map(this::toPlace)
                        .all()
                        .collectList())
                .map(PostgresMemberships::byVillage);
    }

    @Override
    public Mono<List<Office>> above(Person.Id person) {
        return database.query(client -> client.sql(ABOVE)
                .bind("person", person.value())
                .map(PostgresMemberships::toOffice)
                .all()
                .collectList());
    }

    private static List<Place> byVillage(List<Place> lines) {
        var villages = new LinkedHashMap<Village.Id, Place>();
        lines.forEach(line -> villages.merge(line.village(), line, PostgresMemberships::together));
        return List.copyOf(villages.values());
    }

    private static Place together(Place one, Place other) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(one.roles());
        roles.addAll(other.roles());
        return new Place(
                one.village(),
                one.binding().or(other::binding),
                roles,
                one.name().or(other::name),
                one.grid().or(other::grid));
    }

    private Place toPlace(Readable row) {
        var village = new Village.Id(uuid(row, 0));
        var state = optionalText(row, 1).map(word -> Binding.State.valueOf(word.toUpperCase(Locale.ROOT)));
        var grid = optionalUuid(row, 6).map(id -> new Grid(new Grid.Id(id), village, text(row, 7)));
        return new Place(village, state, roles(row), name(row), grid);
    }

    private static Set<Role> roles(Readable row) {
        var roles = EnumSet.noneOf(Role.class);
        optionalText(row, 2).ifPresent(any -> roles.add(word(row, 2, Role.class)));
        if (truth(row, 3)) {
            roles.add(Role.PARTY_MEMBER);
        }
        return roles;
    }

    private Optional<PersonName> name(Readable row) {
        var sealed = row.get(5, byte[].class);
        return sealed == null
                ? Optional.empty()
                : optionalUuid(row, 4).map(id -> new PersonName(sealer.open("roster_person.name", id, sealed)));
    }

    private static Office toOffice(Readable row) {
        var area = optionalText(row, 1).map(code -> new Area(code, text(row, 2)));
        return new Office(word(row, 0, Role.class), area);
    }
}
