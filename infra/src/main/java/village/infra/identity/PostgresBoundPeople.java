package village.infra.identity;

import static village.infra.postgres.Columns.uuid;

import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.identity.binding.BoundPeople;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Who is bound as whom, on PostgreSQL. */
final class PostgresBoundPeople implements BoundPeople {
    private static final String AS = """
            select person_id from binding where village_id = :village and roster_id = :roster and state = 'bound'
            """;

    private final Database database;

    PostgresBoundPeople(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Person.Id> as(Village.Id village, RosterPerson.Id roster) {
        return database.query(client -> client.sql(AS)
                .bind("village", village.value())
                .bind("roster", roster.value())
                .map((row, meta) -> new Person.Id(uuid(row, 0)))
                .one());
    }
}
