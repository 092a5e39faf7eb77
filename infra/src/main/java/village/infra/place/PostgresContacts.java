package village.infra.place;

import java.util.Optional;
import reactor.core.publisher.Flux;
import village.api.place.Contact;
import village.api.place.Contacts;
import village.api.place.Village;
import village.infra.postgres.Database;

final class PostgresContacts implements Contacts {
    private static final String SHOWN = """
            select office, name, phone from village_contact
            where village_id = :village and consented
            order by sort, office, id
            """;

    private final Database database;

    PostgresContacts(Database database) {
        this.database = database;
    }

    @Override
    public Flux<Contact> of(Village.Id village) {
        return database.query(client -> client.sql(SHOWN)
                        .bind("village", village.value())
                        .map((row, meta) -> new Contact(
                                row.get(0, String.class),
                                Optional.ofNullable(row.get(1, String.class)),
                                row.get(2, String.class)))
                        .all()
                        .collectList())
                .flatMapIterable(contacts -> contacts);
    }
}
