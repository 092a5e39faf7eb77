package village.infra.identity;

import java.time.Instant;
import reactor.core.publisher.Mono;
import village.api.identity.session.OauthStates;
import village.infra.postgres.Database;

/** Taken states on PostgreSQL; those that have run out go with the next one. */
final class PostgresOauthStates implements OauthStates {
    private static final String TAKE = """
            with gone as (delete from oauth_state where expires_at < now() - interval '1 hour')
            insert into oauth_state (state, expires_at) values (:state, :expiresAt)
            on conflict on constraint oauth_state_pk do nothing
            """;

    private final Database database;

    PostgresOauthStates(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> take(String state, Instant expiresAt) {
        return database.query(client -> client.sql(TAKE)
                .bind("state", state)
                .bind("expiresAt", expiresAt)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1));
    }
}
