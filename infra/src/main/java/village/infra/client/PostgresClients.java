package village.infra.client;

import static village.infra.postgres.Columns.text;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.client.AddressRange;
import village.api.client.Client;
import village.api.client.Clients;
import village.api.client.Key;
import village.api.client.Secret;
import village.api.client.Terms;
import village.api.event.Event;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Clients on PostgreSQL; secrets are sealed for the row of their key. */
final class PostgresClients implements Clients {
    static final String SEALED_COLUMN = "client_key.secret";

    private static final UUID FIRST = new UUID(0, 0);
    private static final String INSERT = """
        insert into client (id, version, name, quota_count, quota_seconds, addresses, external_prefix,
          gateway_signing, sandbox, registered_at)
        values (:id, :version, :name, :count, :seconds, :addresses, :prefix, :gateway, :sandbox, :at)
        """;
    private static final String UPDATE = """
        update client set version = :version, name = :name, quota_count = :count, quota_seconds = :seconds,
          addresses = :addresses, external_prefix = :prefix, gateway_signing = :gateway, sandbox = :sandbox,
          registered_at = :at
        where id = :id
        """;
    private static final String NO_SCOPES = "delete from client_scope where client_id = :id";
    private static final String SCOPE =
            "insert into client_scope (client_id, resource, access, area) values (:id, :resource, :access, :area)";
    private static final String KEY = """
        insert into client_key (id, client_id, secret_sealed, issued_at) values (:key, :id, :secret, :at)
        """;
    private static final String MARK = "update client_key set issue_id = :issue where id = :key";
    private static final String MARKED = "select id from client_key where client_id = :id and issue_id = :issue";
    private static final String SECRET = "select secret_sealed from client_key where client_id = :id and id = :key";
    private static final String REVOKE =
            "update client_key set revoked_at = :at where id = :key and client_id = :id and revoked_at is null";

    private final Database database;
    private final Sealer sealer;
    private final Ids ids;
    private final Clock clock;

    PostgresClients(Database database, Sealer sealer, Ids ids, Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<Client> register(Client fresh, Secret secret, Once once) {
        var id = fresh.id().value();
        return database.write(client -> Idempotency.claim(client, new Village.Id(FIRST), once, id)
                .flatMap(made -> made.equals(id)
                        ? added(client, fresh, secret).thenReturn(fresh)
                        : ClientRows.one(client, ClientRows.ONE, new Client.Id(made))));
    }

    private Mono<Void> added(DatabaseClient client, Client fresh, Secret secret) {
        return written(client, INSERT, fresh)
                .thenMany(Flux.fromIterable(fresh.keys()))
                .concatMap(key -> insert(client, fresh.id(), key, secret))
                .then(tell(client, fresh, "client.registered"));
    }

    @Override
    public Mono<Client> change(Client.Id id, UnaryOperator<Client> rule) {
        return database.write(client -> ClientRows.one(client, ClientRows.LOCKED, id)
                .flatMap(before -> changed(client, before, rule.apply(before), Optional.empty())));
    }

    @Override
    public Mono<Issue> issue(Client.Id id, Key key, Secret secret, Once once) {
        return database.write(client -> ClientRows.one(client, ClientRows.LOCKED, id)
                .flatMap(before -> issued(client, before, new Asked(ids.next(), key, secret, once))));
    }

    private record Asked(UUID issue, Key key, Secret secret, Once once) {}

    private Mono<Issue> issued(DatabaseClient client, Client before, Asked asked) {
        return Idempotency.claim(client, Idempotency.NOWHERE, asked.once(), asked.issue())
                .flatMap(made -> made.equals(asked.issue())
                        ? changed(client, before, before.with(asked.key()), Optional.of(asked.secret()))
                                .flatMap(after -> marked(client, asked).thenReturn(new Issue(after, asked.key())))
                        : earlier(client, before, made));
    }

    private static Mono<Void> marked(DatabaseClient client, Asked asked) {
        return client.sql(MARK)
                .bind("key", asked.key().id())
                .bind("issue", asked.issue())
                .then();
    }

    private static Mono<Issue> earlier(DatabaseClient client, Client there, UUID issue) {
        return client.sql(MARKED)
                .bind("id", there.id().value())
                .bind("issue", issue)
                .map(row -> text(row, 0))
                .one()
                .flatMap(keyId -> Mono.justOrEmpty(there.keys().stream()
                        .filter(key -> key.id().equals(keyId))
                        .findFirst()
                        .map(key -> new Issue(there, key))));
    }

    @Override
    public Mono<Secret> secret(Client.Id id, String keyId) {
        return database.query(client -> client.sql(SECRET)
                .bind("id", id.value())
                .bind("key", keyId)
                .map(row ->
                        new Secret(sealer.open(SEALED_COLUMN, keyId, Objects.requireNonNull(row.get(0, byte[].class)))))
                .one());
    }

    private Mono<Client> changed(DatabaseClient client, Client before, Client after, Optional<Secret> secret) {
        if (after.equals(before)) {
            return Mono.just(before);
        }
        return written(client, UPDATE, after)
                .thenMany(Flux.fromIterable(after.keys()))
                .filter(key -> !before.keys().contains(key))
                .concatMap(key -> key.active()
                        ? insert(client, after.id(), key, secret.orElseThrow())
                        : revoke(client, after.id(), key))
                .then(tell(client, after, what(before, after)))
                .thenReturn(after);
    }

    private static String what(Client before, Client after) {
        if (after.keys().size() > before.keys().size()) {
            return "client.key-issued";
        }
        return after.keys().equals(before.keys()) ? "client.changed" : "client.key-revoked";
    }

    private static Mono<Void> written(DatabaseClient client, String sql, Client row) {
        var terms = row.terms();
        return client.sql(sql)
                .bind("id", row.id().value())
                .bind("version", row.version())
                .bind("name", terms.name())
                .bind("count", terms.quota().count())
                .bind("seconds", terms.quota().window().toSeconds())
                .bind(
                        "addresses",
                        terms.addresses().stream().map(AddressRange::text).toArray(String[]::new))
                .bind("prefix", terms.externalPrefix())
                .bind("gateway", terms.gatewaySigning())
                .bind("sandbox", terms.sandbox())
                .bind("at", row.registeredAt())
                .then()
                .then(Mono.defer(() -> scopes(client, row.id(), terms)));
    }

    private static Mono<Void> scopes(DatabaseClient client, Client.Id id, Terms terms) {
        return client.sql(NO_SCOPES)
                .bind("id", id.value())
                .then()
                .thenMany(Flux.fromIterable(terms.listedScopes()))
                .concatMap(scope -> client.sql(SCOPE)
                        .bind("id", id.value())
                        .bind("resource", Columns.word(scope.resource()))
                        .bind("access", Columns.word(scope.access()))
                        .bind("area", scope.area())
                        .then())
                .then();
    }

    private Mono<Void> insert(DatabaseClient client, Client.Id id, Key key, Secret secret) {
        return client.sql(KEY)
                .bind("key", key.id())
                .bind("id", id.value())
                .bind("secret", sealer.seal(SEALED_COLUMN, key.id(), secret.value()))
                .bind("at", key.issuedAt())
                .then();
    }

    private static Mono<Void> revoke(DatabaseClient client, Client.Id id, Key key) {
        return client.sql(REVOKE)
                .bind("key", key.id())
                .bind("id", id.value())
                .bind("at", key.revokedAt().orElseThrow())
                .then();
    }

    private Mono<Void> tell(DatabaseClient client, Client after, String type) {
        var subject = new Event.Subject("client", after.id().value(), after.version());
        return PostgresEvents.append(
                client, new Event(ids.next(), Optional.empty(), subject, type, Map.of(), clock.instant()));
    }

    @Override
    public Mono<Client> byId(Client.Id id) {
        return database.query(client -> ClientRows.one(client, ClientRows.ONE, id));
    }

    @Override
    public Mono<Page<Client, Client.Id>> page(int limit, Optional<Client.Id> after) {
        var from = after.map(Client.Id::value).orElse(FIRST);
        return database.query(client -> ClientRows.page(client, limit + 1, from))
                .map(rows -> Page.of(rows, limit, Client::id));
    }
}
