package village.infra.webhook;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.webhook.Webhook;
import village.api.webhook.WebhookSecret;
import village.api.webhook.Webhooks;
import village.infra.crypto.Sealer;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Webhooks on PostgreSQL; secrets are sealed for their row. */
final class PostgresWebhooks implements Webhooks {
    static final String SEALED_COLUMN = "webhook.secret";

    private static final String COLUMNS = "id, client_id, url, types, ended, registered_at";
    /** One client's registrations wait for each other, so that they can be counted: by a statement that begins after. */
    private static final String LOCK = "select id from client where id = :client for update";

    private static final String COUNT = "select count(*) from webhook where client_id = :client and ended is null";

    private static final String INSERT = """
        insert into webhook (id, client_id, url, types, secret_sealed, from_position, registered_at)
        values (:id, :client, :url, :types, :secret, (select coalesce(max(position), 0) from event), :at)
        """;
    private static final String MADE = "select " + COLUMNS + " from webhook where id = :id";
    private static final String OF = "select " + COLUMNS + """
         from webhook where client_id = :client and ended is distinct from 'removed' order by id
        """;
    private static final String BY_ID = "select " + COLUMNS + """
         from webhook where id = :id and client_id = :client and ended is distinct from 'removed'
        """;
    private static final String REMOVE = """
        update webhook set ended = 'removed', ended_at = now() where id = :id and client_id = :client
        """;
    /** The oldest that still signs stays: it may be the only one the receiver ever got to know. */
    private static final String ROTATE = """
        update webhook set
          older_secret_sealed = case when older_secret_until > now() then older_secret_sealed
            when old_secret_until > now() then old_secret_sealed end,
          older_secret_until = case when older_secret_until > now() then older_secret_until
            when old_secret_until > now() then old_secret_until end,
          old_secret_sealed = secret_sealed, secret_sealed = :secret,
          old_secret_until = now() + make_interval(secs => :both)
        where id = :id and client_id = :client
        """;

    private final Database database;
    private final Sealer sealer;

    PostgresWebhooks(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<Registered> register(Webhook webhook, WebhookSecret secret, Once once) {
        var id = webhook.id().value();
        return database.write(client -> Idempotency.claim(client, Idempotency.NOWHERE, once, id)
                .flatMap(made -> made.equals(id)
                        ? insert(client, webhook, secret).thenReturn(new Registered(webhook, Optional.of(secret)))
                        : made(client, made)));
    }

    private Mono<Void> insert(DatabaseClient client, Webhook webhook, WebhookSecret secret) {
        return active(client, webhook.client())
                .filter(active -> active < MOST)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WEBHOOK_TOO_MANY)))
                .flatMap(active -> client.sql(INSERT)
                        .bind("id", webhook.id().value())
                        .bind("client", webhook.client().value())
                        .bind("url", webhook.url().toString())
                        .bind("types", webhook.types().stream().sorted().toArray(String[]::new))
                        .bind("secret", sealed(webhook.id(), secret))
                        .bind("at", webhook.registeredAt())
                        .then());
    }

    private static Mono<Long> active(DatabaseClient client, Client.Id of) {
        return client.sql(LOCK)
                .bind("client", of.value())
                .fetch()
                .first()
                .flatMap(locked -> client.sql(COUNT)
                        .bind("client", of.value())
                        .map(row -> Columns.number(row, 0))
                        .one());
    }

    private Mono<Registered> made(DatabaseClient client, UUID id) {
        return client.sql(MADE)
                .bind("id", id)
                .map(row -> new Registered(toWebhook(row), Optional.empty()))
                .one();
    }

    private byte[] sealed(Webhook.Id id, WebhookSecret secret) {
        return sealer.seal(SEALED_COLUMN, id.value(), secret.value());
    }

    @Override
    public Mono<List<Webhook>> of(Client.Id client) {
        return database.query(sql -> sql.sql(OF)
                .bind("client", client.value())
                .map(PostgresWebhooks::toWebhook)
                .all()
                .collectList());
    }

    @Override
    public Mono<Webhook> byId(Client.Id client, Webhook.Id id) {
        return database.query(sql -> sql.sql(BY_ID)
                .bind("client", client.value())
                .bind("id", id.value())
                .map(PostgresWebhooks::toWebhook)
                .one());
    }

    @Override
    public Mono<Void> remove(Client.Id client, Webhook.Id id) {
        return database.write(sql -> sql.sql(REMOVE)
                .bind("client", client.value())
                .bind("id", id.value())
                .then());
    }

    @Override
    public Mono<Void> rotate(Client.Id client, Webhook.Id id, WebhookSecret secret, Duration both) {
        return database.write(sql -> sql.sql(ROTATE)
                .bind("client", client.value())
                .bind("id", id.value())
                .bind("secret", sealed(id, secret))
                .bind("both", (double) both.toSeconds())
                .then());
    }

    private static Webhook toWebhook(Readable row) {
        return new Webhook(
                new Webhook.Id(uuid(row, 0)),
                new Client.Id(uuid(row, 1)),
                URI.create(text(row, 2)),
                Set.of(row.get(3, String[].class)),
                Optional.ofNullable(row.get(4, String.class))
                        .map(word -> Webhook.Ending.valueOf(word.toUpperCase(Locale.ROOT))),
                instant(row, 5));
    }
}
