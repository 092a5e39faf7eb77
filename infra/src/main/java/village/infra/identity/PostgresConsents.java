package village.infra.identity;

import static village.infra.postgres.Columns.text;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.binding.Consent;
import village.api.identity.binding.Consents;
import village.infra.postgres.Database;

final class PostgresConsents implements Consents {
    private static final String GIVE = """
        insert into consent (person_id, document, version, given_at)
        values (:person, :document, :version, :at)
        on conflict on constraint consent_pk
          do update set given_at = excluded.given_at, withdrawn_at = null where consent.withdrawn_at is not null
        """;
    private static final String OF = """
        select document, version from consent where person_id = :person and withdrawn_at is null
        order by document, version
        """;
    private static final String WITHDRAW = """
        update consent set withdrawn_at = greatest(:at, given_at)
        where person_id = :person and document = :document and withdrawn_at is null
        """;

    private final Database database;

    PostgresConsents(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Void> give(Person.Id person, Consent consent, Instant at) {
        return database.query(client -> client.sql(GIVE)
                .bind("person", person.value())
                .bind("document", consent.document())
                .bind("version", consent.version())
                .bind("at", at)
                .then());
    }

    @Override
    public Mono<Void> withdraw(Person.Id person, String document, Instant at) {
        return database.query(client -> client.sql(WITHDRAW)
                .bind("person", person.value())
                .bind("document", document)
                .bind("at", at)
                .then());
    }

    @Override
    public Mono<List<Consent>> of(Person.Id person) {
        return database.query(client -> client.sql(OF)
                .bind("person", person.value())
                .map(row -> new Consent(text(row, 0), text(row, 1)))
                .all()
                .collectList());
    }
}
