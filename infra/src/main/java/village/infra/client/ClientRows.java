package village.infra.client;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.client.Access;
import village.api.client.AddressRange;
import village.api.client.Client;
import village.api.client.Key;
import village.api.client.Quota;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.client.Terms;

/** Reads a client with its scopes and keys. */
final class ClientRows {
    private static final String SELECT = """
        select id, version, name, quota_count, quota_seconds, addresses, external_prefix, gateway_signing, sandbox,
          registered_at
        from client
        """;
    static final String ONE = SELECT + "where id = :id";
    static final String LOCKED = ONE + " for update";
    static final String PAGE = SELECT + "where id > :after order by id limit :limit";
    private static final String SCOPES = "select resource, access, area from client_scope where client_id = :id";
    private static final String KEYS =
            "select id, issued_at, revoked_at from client_key where client_id = :id order by issued_at, id";

    private ClientRows() {}

    /** Completes empty when there is none. */
    static Mono<Client> one(DatabaseClient client, String sql, Client.Id id) {
        return client.sql(sql)
                .bind("id", id.value())
                .map(ClientRows::toBare)
                .one()
                .flatMap(bare -> whole(client, bare));
    }

    static Mono<List<Client>> page(DatabaseClient client, int limit, UUID after) {
        return client.sql(PAGE)
                .bind("after", after)
                .bind("limit", limit)
                .map(ClientRows::toBare)
                .all()
                .collectList()
                .flatMapIterable(bare -> bare)
                .concatMap(bare -> whole(client, bare))
                .collectList();
    }

    private static Mono<Client> whole(DatabaseClient client, Client bare) {
        return Mono.zip(scopes(client, bare.id()), keys(client, bare.id()), (scopes, keys) -> {
            var terms = bare.terms();
            var full = new Terms(
                    terms.name(),
                    scopes,
                    terms.quota(),
                    terms.addresses(),
                    terms.externalPrefix(),
                    terms.gatewaySigning(),
                    terms.sandbox());
            return new Client(bare.id(), bare.version(), full, keys, bare.registeredAt());
        });
    }

    private static Mono<Set<Scope>> scopes(DatabaseClient client, Client.Id id) {
        return client.sql(SCOPES)
                .bind("id", id.value())
                .map(row -> new Scope(word(row, 0, Resource.class), word(row, 1, Access.class), text(row, 2)))
                .all()
                .collectList()
                .map(HashSet::new);
    }

    private static Mono<List<Key>> keys(DatabaseClient client, Client.Id id) {
        return client.sql(KEYS)
                .bind("id", id.value())
                .map(row -> new Key(text(row, 0), instant(row, 1), optionalInstant(row, 2)))
                .all()
                .collectList();
    }

    private static Client toBare(Readable row) {
        var terms = new Terms(
                text(row, 2),
                Set.of(),
                new Quota(number(row, 3), Duration.ofSeconds(number(row, 4))),
                Arrays.stream(Objects.requireNonNull(row.get(5, String[].class)))
                        .map(AddressRange::new)
                        .toList(),
                text(row, 6),
                truth(row, 7),
                truth(row, 8));
        return new Client(new Client.Id(uuid(row, 0)), number(row, 1), terms, List.of(), instant(row, 9));
    }
}
