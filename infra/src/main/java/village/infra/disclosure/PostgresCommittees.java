package village.infra.disclosure;

import static village.infra.postgres.Columns.uuid;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.disclosure.checking.Committees;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Database;

/** The supervision committee, from the role grants in force. */
final class PostgresCommittees implements Committees {
    private static final String OF = """
            select distinct person_id from role_grant
            where village_id = :village and role = 'supervision-committee'
              and valid_from <= now() and (valid_to is null or valid_to > now())
            """;

    private final Database database;

    PostgresCommittees(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Person.Id>> of(Village.Id village) {
        return database.query(client -> client.sql(OF)
                .bind("village", village.value())
                .map(row -> new Person.Id(uuid(row, 0)))
                .all()
                .collectList());
    }
}
