package village.infra.client;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.api.client.Key;
import village.api.client.Secret;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.openapi.signature.SigningKeys;

/** Keys with their opened secrets, read from PostgreSQL. */
final class PostgresSigningKeys implements SigningKeys {
    private static final String FIND =
            "select id, issued_at, revoked_at, client_id, secret_sealed from client_key where id = :id";

    private final Database database;
    private final Sealer sealer;

    PostgresSigningKeys(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<SigningKey> find(String keyId) {
        return database.query(client ->
                client.sql(FIND).bind("id", keyId).map(this::toHeld).one().flatMap(held -> owned(client, held)));
    }

    private record Held(Key key, Client.Id client, Secret secret) {}

    private Held toHeld(Readable row) {
        var id = text(row, 0);
        var sealed = Objects.requireNonNull(row.get(4, byte[].class));
        return new Held(
                new Key(id, instant(row, 1), optionalInstant(row, 2)),
                new Client.Id(uuid(row, 3)),
                new Secret(sealer.open(PostgresClients.SEALED_COLUMN, id, sealed)));
    }

    private static Mono<SigningKey> owned(DatabaseClient client, Held held) {
        return ClientRows.one(client, ClientRows.ONE, held.client())
                .map(owner -> new SigningKey(owner, held.key(), held.secret()));
    }
}
