package village.infra.client;

import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;
import village.infra.postgres.Database;
import village.openapi.signature.Nonces;

/** Used nonces on PostgreSQL; some that have run out go with the next one. */
final class PostgresNonces implements Nonces {
    private static final String USE = """
        with gone as (
          delete from client_nonce where ctid in (
            select ctid from client_nonce where expires_at < :now order by expires_at limit 50
            for update skip locked))
        insert into client_nonce (key_id, nonce, expires_at) values (:key, :nonce, :expires)
        on conflict on constraint client_nonce_pk do nothing
        """;

    private final Database database;
    private final Clock clock;

    PostgresNonces(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> use(String keyId, String nonce, Duration keep, boolean surely) {
        return database.query(client -> client.sql(USE)
                .bind("key", keyId)
                .bind("nonce", nonce)
                .bind("now", clock.instant())
                .bind("expires", clock.instant().plus(keep))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1));
    }
}
