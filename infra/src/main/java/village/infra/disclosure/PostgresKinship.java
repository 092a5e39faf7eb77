package village.infra.disclosure;

import static village.infra.postgres.Columns.truth;

import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.disclosure.checking.Kinship;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Close relatives by the roster, whichever of the two names the other; bindings that ended count, too. */
final class PostgresKinship implements Kinship {
    private static final String RELATED = """
            select exists (
              select 1 from binding one
              join roster_relative l on l.village_id = one.village_id
                and (l.roster_id = one.roster_id or l.relative_id = one.roster_id)
              join binding other on other.village_id = one.village_id
                and other.roster_id = case when l.roster_id = one.roster_id then l.relative_id else l.roster_id end
              where one.village_id = :village and one.person_id = :person and one.state in ('bound', 'ended')
                and other.person_id = any(:others) and other.state in ('bound', 'ended'))
            """;

    private final Database database;

    PostgresKinship(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> related(Village.Id village, Person.Id person, Collection<Person.Id> others) {
        if (others.isEmpty()) {
            return Mono.just(false);
        }
        var keys = others.stream().map(Person.Id::value).toArray(UUID[]::new);
        return database.query(client -> client.sql(RELATED)
                .bind("village", village.value())
                .bind("person", person.value())
                .bind("others", keys)
                .map(row -> truth(row, 0))
                .one());
    }
}
