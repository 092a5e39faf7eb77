package village.infra.identity;

import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.identity.Homes;
import village.api.identity.RosterPerson;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.postgres.Database;
import village.infra.postgres.Remembered;

/** Homes out of the roster, kept for a short while; whoever acts is known from when his roles were read. */
final class PostgresHomes implements Homes {
    private static final String GRID = "select grid_id from roster_person where village_id = :village and id = :id";

    private final Database database;
    private final Remembered<Key, Optional<Grid.Id>> known = new Remembered<>(this::read);

    PostgresHomes(Database database) {
        this.database = database;
    }

    private record Key(Village.Id village, RosterPerson.Id person) {}

    @Override
    public Mono<Grid.Id> grid(Village.Id village, RosterPerson.Id person) {
        return known.of(new Key(village, person)).flatMap(Mono::justOrEmpty);
    }

    void note(Village.Id village, RosterPerson.Id person, Optional<Grid.Id> grid) {
        known.keep(new Key(village, person), grid);
    }

    private Mono<Optional<Grid.Id>> read(Key key) {
        return database.query(client -> client.sql(GRID)
                .bind("village", key.village().value())
                .bind("id", key.person().value())
                .map(row -> Optional.ofNullable(row.get(0, UUID.class)).map(Grid.Id::new))
                .one());
    }
}
