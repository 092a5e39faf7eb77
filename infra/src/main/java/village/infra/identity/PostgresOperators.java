package village.infra.identity;

import static village.infra.postgres.Columns.truth;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.identity.Person;
import village.api.identity.login.Operators;
import village.infra.postgres.Database;

final class PostgresOperators implements Operators {
    private static final String ANY = """
            select exists (select 1 from role_grant where role = 'operator' and (valid_to is null or valid_to > now()))
            """;
    private static final String OFFER = """
            insert into operator_code (code_hash) values (:code)
            on conflict on constraint operator_code_pk do update set code_hash = :code, offered_at = now()
            """;
    private static final String TAKE = "delete from operator_code where code_hash = :code";
    private static final String GRANT = """
            insert into role_grant (id, person_id, role, valid_from)
            select :id, :person, 'operator', :now
            where not exists (
              select 1 from role_grant where role = 'operator' and (valid_to is null or valid_to > now()))
            """;

    private final Database database;
    private final Ids ids;

    PostgresOperators(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Mono<Boolean> any() {
        return database.query(
                client -> client.sql(ANY).map(row -> truth(row, 0)).one());
    }

    @Override
    public Mono<Void> offer(String codeHash) {
        return database.query(client -> client.sql(OFFER).bind("code", codeHash).then());
    }

    @Override
    public Mono<Boolean> accept(String codeHash, Person.Id person, Instant now) {
        return database.write(client -> client.sql(TAKE)
                .bind("code", codeHash)
                .fetch()
                .rowsUpdated()
                .flatMap(taken -> taken == 1 ? grant(client, person, now) : Mono.just(0L))
                .map(granted -> granted == 1));
    }

    private Mono<Long> grant(DatabaseClient client, Person.Id person, Instant now) {
        return client.sql(GRANT)
                .bind("id", ids.next())
                .bind("person", person.value())
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }
}
