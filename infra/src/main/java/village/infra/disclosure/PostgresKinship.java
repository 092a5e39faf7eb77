package village.infra.disclosure;

import java.util.Collection;
import reactor.core.publisher.Mono;
import village.api.disclosure.checking.Kinship;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.identity.Kin;
import village.infra.postgres.Database;

/** Who is close to whom by the roster. */
final class PostgresKinship implements Kinship {
    private final Database database;

    PostgresKinship(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> related(Village.Id village, Person.Id person, Collection<Person.Id> others) {
        return database.query(client -> Kin.related(client, village, person, others));
    }
}
