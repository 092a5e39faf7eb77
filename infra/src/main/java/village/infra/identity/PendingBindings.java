package village.infra.identity;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.identity.binding.Binding;
import village.api.identity.binding.Bindings.Candidate;
import village.api.identity.binding.Bindings.Pending;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/** The claims that wait, with those who may be meant. */
final class PendingBindings {
    private static final String PAGE = """
            select b.id, b.claimed_name_sealed, b.claimed_phone_sealed, b.requested_at,
              r.id, r.name_sealed, r.phone_sealed, r.grid
            from (
              select village_id, id, claimed_name_sealed, claimed_phone_sealed, requested_at, phone_index, name_index
              from binding where village_id = :village and state = 'pending' and id > :after
              order by id limit :limit) b
            left join lateral (
              select p.id, p.name_sealed, p.phone_sealed, g.name as grid
              from roster_person p
              left join grid g on g.village_id = p.village_id and g.id = p.grid_id
              where p.village_id = b.village_id and p.left_at is null
                and (p.phone_index = b.phone_index or p.name_index = b.name_index)
                and not exists (
                  select 1 from binding o
                  where o.village_id = p.village_id and o.roster_id = p.id and o.state = 'bound')
              order by p.id limit 10) r on true
            order by b.id, r.id
            """;
    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final Sealer sealer;

    PendingBindings(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    Mono<Page<Pending, Binding.Id>> page(Village.Id village, int limit, Optional<Binding.Id> after) {
        return database.query(client -> client.sql(PAGE)
                        .bind("village", village.value())
                        .bind("after", after.map(Binding.Id::value).orElse(FIRST))
                        .bind("limit", limit + 1)
                        .map(this::toPending)
                        .all()
                        .collectList())
                .map(lines -> Page.of(together(lines), limit, Pending::id));
    }

    private static List<Pending> together(List<Pending> lines) {
        var claims = new LinkedHashMap<Binding.Id, Pending>();
        lines.forEach(line -> claims.merge(line.id(), line, PendingBindings::withCandidates));
        return List.copyOf(claims.values());
    }

    private static Pending withCandidates(Pending one, Pending other) {
        var candidates = new ArrayList<>(one.candidates());
        candidates.addAll(other.candidates());
        return new Pending(one.id(), one.name(), one.phone(), one.requestedAt(), List.copyOf(candidates));
    }

    private Pending toPending(Readable row) {
        var id = uuid(row, 0);
        var phone = open("binding.claimed_phone", id, row.get(2, byte[].class)).orElseThrow();
        return new Pending(
                new Binding.Id(id),
                open("binding.claimed_name", id, row.get(1, byte[].class)).map(PersonName::new),
                new PhoneNumber(phone),
                instant(row, 3),
                optionalUuid(row, 4).map(who -> toCandidate(row, who)).stream().toList());
    }

    private Candidate toCandidate(Readable row, UUID who) {
        return new Candidate(
                new RosterPerson.Id(who),
                new PersonName(open("roster_person.name", who, row.get(5, byte[].class))
                        .orElseThrow()),
                open("roster_person.phone", who, row.get(6, byte[].class)).map(PhoneNumber::new),
                optionalText(row, 7));
    }

    private Optional<String> open(String column, UUID row, byte @Nullable [] sealed) {
        return Optional.ofNullable(sealed).map(bytes -> sealer.open(column, row, bytes));
    }
}
