package village.infra.audit;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.audit.AuditLog;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

final class PostgresAuditLog implements AuditLog {
    private static final String SELECT = """
        select l.id, c.code, v.name, l.actor_id, l.actor_roles, l.act, l.subject_kind, l.subject_id, l.request_id,
          l.remote_address, l.acted_at, r.id, r.name_sealed, k.name
        from (
          select id, village_id, actor_id, actor_roles, act, subject_kind, subject_id, request_id, remote_address,
            acted_at
          from audit_log where id < :after %s order by id desc limit :limit) l
        left join village v on v.id = l.village_id
        left join village_code c on c.village_id = l.village_id and c.valid_to is null
        left join binding b on b.village_id = l.village_id and b.person_id = l.actor_id and b.state = 'bound'
        left join roster_person r on r.village_id = b.village_id and r.id = b.roster_id
        left join client k on k.id = l.actor_id
        order by l.id desc
        """;
    private static final String EVERYTHING = SELECT.formatted("");
    private static final String IN_VILLAGE = SELECT.formatted("and village_id = :village");
    private static final String BELOW = SELECT.formatted("""
        and village_id in (
          select a.village_id from village_area a
          where a.valid_to is null and (a.township_code = any(:areas) or a.county_code = any(:areas)))
        """);
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;
    private final Sealer sealer;

    PostgresAuditLog(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<Page<Line, Id>> page(Scope scope, int limit, Optional<Id> after) {
        return database.query(client -> asked(client, scope)
                        .bind("after", after.map(Id::value).orElse(LAST))
                        .bind("limit", limit + 1)
                        .map(this::toLine)
                        .all()
                        .collectList())
                .map(lines -> Page.of(lines, limit, Line::id));
    }

    private static GenericExecuteSpec asked(DatabaseClient client, Scope scope) {
        if (scope instanceof Scope.InVillage in) {
            return client.sql(IN_VILLAGE).bind("village", in.village().value());
        }
        if (scope instanceof Scope.Below below) {
            return client.sql(BELOW).bind("areas", below.areas().toArray(String[]::new));
        }
        return client.sql(EVERYTHING);
    }

    private Line toLine(Readable row) {
        return new Line(
                new Id(uuid(row, 0)),
                optionalText(row, 1).map(code -> new Place(code, text(row, 2))),
                optionalUuid(row, 3).map(Person.Id::new),
                name(row),
                optionalText(row, 13),
                roles(text(row, 4)),
                text(row, 5),
                optionalUuid(row, 7).map(id -> new Subject(text(row, 6), id)),
                optionalText(row, 8),
                optionalText(row, 9),
                instant(row, 10));
    }

    private Optional<PersonName> name(Readable row) {
        var sealed = row.get(12, byte[].class);
        return sealed == null
                ? Optional.empty()
                : optionalUuid(row, 11).map(id -> new PersonName(sealer.open("roster_person.name", id, sealed)));
    }

    private static Set<Role> roles(String words) {
        return Arrays.stream(words.split(","))
                .filter(word -> !word.isEmpty())
                .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                .collect(Collectors.toSet());
    }
}
