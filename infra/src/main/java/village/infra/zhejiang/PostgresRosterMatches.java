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
        select r.village_id, r.id, exists (
          select 1 from binding b
          where b.village_id = r.village_id and b.roster_id = r.id and b.state = 'bound')
        from roster_person r
        where r.id_number_index = :index and r.left_at is null order by r.village_id limit 20
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
                .map(row -> new Match(
                        new Village.Id(Columns.uuid(row, 0)),
                        new RosterPerson.Id(Columns.uuid(row, 1)),
                        Columns.truth(row, 2)))
                .all()
                .collectList());
    }
}
