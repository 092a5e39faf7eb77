package village.infra.identity.role;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.uuids;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.role.Grant;
import village.api.identity.role.Grant.Jurisdiction;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Columns;

/** Grants and offers as rows, and the place both belong to. */
final class GrantRows {
    /** Everything in one place that is held or offered; {@code %s} is the place. */
    static final String HERE = """
            select x.id, x.role, x.village_id, x.area_code, x.grids, x.person_id, x.phone, x.since, x.until, x.name,
              %2$s
            from (
              select coalesce(g.grant_id, g.id) as id, g.role, g.village_id, g.area_code,
                coalesce(array_agg(g.grid_id) filter (where g.grid_id is not null), '{}') as grids,
                g.person_id, null::bytea as phone, min(g.valid_from) as since, max(g.valid_to) as until,
                null::bytea as name
              from role_grant g
              where %1$s and g.valid_from <= :now and (g.valid_to is null or g.valid_to > :now)
              group by coalesce(g.grant_id, g.id), g.role, g.village_id, g.area_code, g.person_id
              union all
              select g.id, g.role, g.village_id, g.area_code, g.grids, null, g.phone_sealed, g.offered_at, g.valid_to,
                g.name_sealed
              from role_offer g
              where %1$s and g.taken_at is null and g.withdrawn_at is null and g.expires_at > :now) x
            """.formatted("%1$s", StaffNames.COLUMNS) + StaffNames.join("x.village_id");

    private final Sealer sealer;
    private final StaffNames names;

    GrantRows(Sealer sealer) {
        this.sealer = sealer;
        this.names = new StaffNames(sealer);
    }

    /** Asks about one place. */
    static GenericExecuteSpec in(DatabaseClient client, String sql, Jurisdiction where) {
        if (where instanceof Jurisdiction.InVillage here) {
            return client.sql(sql.formatted("g.village_id = :village"))
                    .bind("village", here.village().value());
        }
        if (where instanceof Jurisdiction.InArea here) {
            return client.sql(sql.formatted("g.area_code = :area")).bind("area", here.code());
        }
        return client.sql(sql.formatted("g.role = 'operator'"));
    }

    /** Writes the place into the columns {@code village_id} and {@code area_code}. */
    static GenericExecuteSpec at(GenericExecuteSpec sql, Jurisdiction where) {
        return sql.bind("village", orNull(village(where).map(Village.Id::value), UUID.class))
                .bind("area", orNull(area(where), String.class));
    }

    static Optional<Village.Id> village(Jurisdiction where) {
        return where instanceof Jurisdiction.InVillage here ? Optional.of(here.village()) : Optional.empty();
    }

    static Optional<String> area(Jurisdiction where) {
        return where instanceof Jurisdiction.InArea here ? Optional.of(here.code()) : Optional.empty();
    }

    static Jurisdiction where(Readable row, int village, int area) {
        return optionalUuid(row, village)
                .<Jurisdiction>map(id -> new Jurisdiction.InVillage(new Village.Id(id)))
                .or(() -> optionalText(row, area).map(Jurisdiction.InArea::new))
                .orElseGet(Jurisdiction.Installation::new);
    }

    Grant toGrant(Readable row) {
        var id = uuid(row, 0);
        var known = names.of(row, 10);
        return new Grant(
                new Grant.Id(id),
                word(row, 1, Role.class),
                where(row, 2, 3),
                Arrays.stream(uuids(row, 4)).map(Grid.Id::new).collect(Collectors.toSet()),
                optionalUuid(row, 5).map(Person.Id::new),
                known.name()
                        .or(() -> opened(StaffNames.NAME, id, row.get(9, byte[].class))
                                .map(PersonName::new)),
                known.phone()
                        .or(() -> opened(StaffNames.PHONE, id, row.get(6, byte[].class))
                                .map(PhoneNumber::new)),
                instant(row, 7),
                optionalInstant(row, 8));
    }

    private Optional<String> opened(String column, UUID row, byte @Nullable [] sealed) {
        return Optional.ofNullable(sealed).map(bytes -> sealer.open(column, row, bytes));
    }

    /** @param what {@code offered}, {@code granted} or {@code revoked} */
    static Event toEvent(UUID id, Grant grant, String what, Instant at) {
        Map<String, String> facts = new HashMap<>();
        facts.put("role", Columns.word(grant.role()));
        grant.holder().ifPresent(person -> facts.put("person", person.toString()));
        area(grant.where()).ifPresent(code -> facts.put("area", code));
        var version = switch (what) {
            case "offered" -> 1;
            case "granted" -> 2;
            default -> 3;
        };
        var subject = new Event.Subject("role", grant.id().value(), version);
        return new Event(id, village(grant.where()), subject, "role." + what, facts, at);
    }
}
