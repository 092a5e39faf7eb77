package village.infra.identity.roster;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Roster;
import village.api.identity.RosterEntry;
import village.api.identity.RosterKind;
import village.api.identity.RosterPerson;
import village.api.identity.roster.RosterNames;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

final class PostgresRoster implements Roster, RosterNames {
    private static final String BY_ID = """
        select id, name_sealed, phone_sealed, grid_id, kind, party_branch, migrant
        from roster_person where village_id = :village and id = :id
        """;

    /** Numbers are sealed, so their ends are compared here; of one name a village has a handful. */
    private static final String NAMED = """
        select id, name_sealed, phone_sealed, grid_id, kind, party_branch, migrant
        from roster_person where village_id = :village and name_index = :name and left_at is null
        order by id
        """;

    private final Database database;
    private final Sealer sealer;

    PostgresRoster(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<RosterEntry> byId(Village.Id village, RosterPerson.Id id) {
        return database.query(client -> client.sql(BY_ID)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(row -> entry(village, row))
                .one());
    }

    @Override
    public Mono<List<RosterEntry>> named(Village.Id village, PersonName name, Optional<String> phoneTail, int limit) {
        return database.query(client -> client.sql(NAMED)
                .bind("village", village.value())
                .bind("name", sealer.index("roster_person.name", name.value()))
                .map(row -> entry(village, row))
                .all()
                .filter(entry -> phoneTail.isEmpty() || entry.phoneEndsWith(phoneTail.get()))
                .collectList()
                .map(found -> List.copyOf(found.subList(0, Math.min(limit, found.size())))));
    }

    private RosterEntry entry(Village.Id village, Readable row) {
        var id = row.get(0, UUID.class);
        var name = sealer.open("roster_person.name", id, row.get(1, byte[].class));
        var phone = Optional.ofNullable(row.get(2, byte[].class))
                .map(bytes -> sealer.open("roster_person.phone", id, bytes));
        return new RosterEntry(
                new RosterPerson.Id(id),
                village,
                new PersonName(name),
                phone.map(PhoneNumber::new),
                Optional.ofNullable(row.get(3, UUID.class)).map(Grid.Id::new),
                RosterKind.valueOf(row.get(4, String.class).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.get(5, String.class)),
                row.get(6, Boolean.class));
    }
}
