package village.infra.setup;

import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.place.Contact;
import village.api.place.Village;
import village.api.setup.contact.ContactBooks;
import village.api.setup.contact.KnownContact;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

final class PostgresContactBooks implements ContactBooks {
    private static final String CONTACTS = """
            select id, office, name, phone, sort, consent, consent_at from village_contact where village_id = :village
            """;
    private static final String ALL = CONTACTS + "and consented order by sort, office, id";
    private static final String ONE = CONTACTS + "and id = :id";
    private static final String ENTER = """
            insert into village_contact (village_id, id, office, name, phone, consented, sort, consent, consent_by, consent_at)
            values (:village, :id, :office, :name, :phone, true, :sort, :consent, :by, :at)
            """;
    private static final String CHANGE = """
            update village_contact set office = :office, name = :name, phone = :phone, consented = true, sort = :sort,
              consent = :consent, consent_by = :by, consent_at = :at
            where village_id = :village and id = :id
            """;
    private static final String REMOVE = "delete from village_contact where village_id = :village and id = :id";

    private final Database database;
    private final Changes changes;

    PostgresContactBooks(Database database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public Mono<List<KnownContact>> all(Village.Id village) {
        return database.query(client -> client.sql(ALL)
                .bind("village", village.value())
                .map(PostgresContactBooks::toContact)
                .all()
                .collectList());
    }

    @Override
    public Mono<KnownContact> enter(
            Village.Id village, KnownContact.Entry entry, Person.Id by, Once once, Instant now) {
        var id = changes.id();
        return database.write(client -> Idempotency.claim(client, village, once, id)
                .flatMap(made -> made.equals(id)
                        ? told(client, village, id, "village.contact-entered", now, spec(client, ENTER, entry, by, now))
                        : Mono.just(made))
                .flatMap(made -> one(client, village, made)));
    }

    @Override
    public Mono<KnownContact> change(
            Village.Id village, KnownContact.Id id, KnownContact.Entry entry, Person.Id by, Instant now) {
        return database.write(client -> told(
                        client,
                        village,
                        id.value(),
                        "village.contact-changed",
                        now,
                        spec(client, CHANGE, entry, by, now))
                .flatMap(changed -> one(client, village, changed)));
    }

    @Override
    public Mono<Void> remove(Village.Id village, KnownContact.Id id, Instant now) {
        return database.write(
                client -> told(client, village, id.value(), "village.contact-removed", now, client.sql(REMOVE))
                        .then());
    }

    private Mono<UUID> told(
            DatabaseClient client,
            Village.Id village,
            UUID id,
            String type,
            Instant now,
            DatabaseClient.GenericExecuteSpec statement) {
        return changes.begin(client, village, now)
                .flatMap(change -> statement
                        .bind("village", village.value())
                        .bind("id", id)
                        .fetch()
                        .rowsUpdated()
                        .onErrorMap(DuplicateKeyException.class, taken -> Refusal.of(Reason.CONTACT_EXISTS))
                        .filter(rows -> rows == 1)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CONTACT_NOT_FOUND)))
                        .then(changes.tell(client, change, type, Map.of("contact", id.toString()))))
                .thenReturn(id);
    }

    private static DatabaseClient.GenericExecuteSpec spec(
            DatabaseClient client, String sql, KnownContact.Entry entry, Person.Id by, Instant now) {
        return client.sql(sql)
                .bind("office", entry.contact().office())
                .bind("name", orNull(entry.contact().name(), String.class))
                .bind("phone", entry.contact().phone())
                .bind("sort", entry.sort())
                .bind("consent", entry.consent())
                .bind("by", by.value())
                .bind("at", now);
    }

    private static Mono<KnownContact> one(DatabaseClient client, Village.Id village, UUID id) {
        return client.sql(ONE)
                .bind("village", village.value())
                .bind("id", id)
                .map(PostgresContactBooks::toContact)
                .one();
    }

    private static KnownContact toContact(Readable row) {
        return new KnownContact(
                new KnownContact.Id(uuid(row, 0)),
                new Contact(text(row, 1), optionalText(row, 2), text(row, 3)),
                Objects.requireNonNull(row.get(4, Integer.class)),
                text(row, 5),
                optionalInstant(row, 6));
    }
}
