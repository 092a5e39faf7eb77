package village.infra.zhejiang;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.IdentityNumber;
import village.api.identity.RosterPerson;
import village.api.identity.citizen.RosterMatches;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** Finds a number on the rosters by its blind index. */
final class PostgresRosterMatches implements RosterMatches {
    private static final String OF = """
        select village_id, id from roster_person
        where id_number_index = :index and left_at is null order by village_id limit 20
        """;

    private final Database database;
    private final Sealer sealer;

    PostgresRosterMatches(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<List<Match>> of(IdentityNumber number) {
        return database.query(client -> client.sql(OF)
                .bind("index", sealer.index("roster_person.id_number", number.value()))
                .map(row -> new Match(new Village.Id(Columns.uuid(row, 0)), new RosterPerson.Id(Columns.uuid(row, 1))))
                .all()
                .collectList());
    }
}
