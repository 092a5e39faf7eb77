package village.infra.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.r2dbc.pool.ConnectionPool;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Ids;
import village.api.Once;
import village.api.Unavailable;
import village.api.client.Client;
import village.api.event.Event;
import village.api.event.InMemoryEvents;
import village.api.event.SequencedEvent;
import village.api.event.feed.Territories;
import village.api.event.feed.Views;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.webhook.Delivery;
import village.api.webhook.Webhook;
import village.api.webhook.WebhookSecret;
import village.infra.crypto.Sealer;
import village.infra.crypto.Secrets;
import village.infra.event.Loop;
import village.infra.event.Loops;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;
import village.openapi.webhook.AllowedHosts;
import village.openapi.webhook.Dispatcher;
import village.openapi.webhook.FanOut;
import village.openapi.webhook.Outbox;
import village.openapi.webhook.RetrySchedule;
import village.openapi.webhook.Sender;

/** A database of its own with a client, a village and instances that send. */
final class PostOffice implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final WebhookSecret SECRET = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Ids IDS = UuidCreator::getTimeOrderedEpoch;

    private final ConnectionPool pool = PostgresExtension.pool(PostgresExtension.freshDatabase());
    private final Database database = PostgresExtension.database(pool);
    private final Sealer sealer = new Sealer(new Secrets(secret(1), secret(2), secret(3)));
    private final PostgresOutbox outbox = new PostgresOutbox(database, sealer, IDS);
    private final PostgresWebhooks webhooks = new PostgresWebhooks(database, sealer);
    private final PostgresDeliveries deliveries = new PostgresDeliveries(database, IDS, Clock.systemUTC());
    private final InMemoryVillages villages = new InMemoryVillages();
    private final Village village = villages.put(
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫桥镇", "诸暨市"));
    private final InMemoryEvents log = new InMemoryEvents();
    private final Views views = new Views(Territories.asking(villages), events -> Mono.just(Map.of()));
    private final FanOut fanOut =
            new FanOut(outbox, views, log, JsonMapper.builder().build());
    private final Client.Id client = new Client.Id(UUID.randomUUID());
    private final Map<UUID, Long> versions = new HashMap<>();
    private final AtomicLong position = new AtomicLong();
    private final AtomicLong keys = new AtomicLong();
    private final List<Loop> running = new ArrayList<>();

    PostOffice() {
        insert(client);
    }

    private void insert(Client.Id id) {
        run("insert into client values ('" + id + "', 1, '试验平台', 100, 60, '{}', '', false, false, now())");
        run("insert into client_scope values ('" + id + "', 'complaints', 'read', '330999')");
        run("insert into client_scope values ('" + id + "', 'webhooks', 'write', '330999')");
        run("insert into client_key values ('key-" + keys.incrementAndGet() + "', '" + id + "', '', now(), null)");
    }

    private static String secret(int seed) {
        var bytes = new byte[32];
        new java.util.Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    Client.Id anotherClient() {
        var id = new Client.Id(UUID.randomUUID());
        insert(id);
        return id;
    }

    /** A message waits, whatever it says. */
    void puts(Webhook.Id webhook, UUID subject) {
        outbox.put(List.of(message(webhook, subject))).block(PATIENCE);
    }

    /** A message is put, and what it was put with fails. */
    void undone(Webhook.Id webhook, UUID subject) {
        database.together(outbox.put(List.of(message(webhook, subject)))
                        .then(Mono.error(new IllegalStateException("undone"))))
                .onErrorComplete()
                .block(PATIENCE);
    }

    private Outbox.Message message(Webhook.Id webhook, UUID subject) {
        return new Outbox.Message(
                webhook,
                position.incrementAndGet(),
                "complaint.answered",
                Optional.of(village.id()),
                new Event.Subject("complaint", subject, 1),
                "{}");
    }

    /** Puts a message there as it is, its subject's lane with it. */
    void put(Delivery delivery) {
        database.write(sql -> sql.sql("""
            insert into webhook_delivery (id, webhook_id, position, type, subject_kind, subject_id, body, state,
              attempts, last_outcome, created_at, ended_at)
            values (:id, :webhook, :position, :type, :kind, :subject, '{}', :state, :attempts, :last, :created,
              case when :state = 'waiting' then null else cast(:created as timestamptz) end)
            """)
                        .bind("id", delivery.id().value())
                        .bind("webhook", delivery.webhook().value())
                        .bind("position", delivery.sequence())
                        .bind("type", delivery.type())
                        .bind("kind", delivery.subjectKind())
                        .bind("subject", delivery.subject())
                        .bind("state", Columns.word(delivery.state()))
                        .bind("attempts", delivery.attempts())
                        .bind("last", Columns.orNull(delivery.last(), String.class))
                        .bind("created", delivery.createdAt())
                        .then())
                .block(PATIENCE);
        if (delivery.state() != Delivery.State.DELIVERED) {
            lane(delivery);
        }
    }

    private void lane(Delivery delivery) {
        run("insert into webhook_lane as l values ('" + delivery.webhook() + "', '" + delivery.subjectKind() + "', '"
                + delivery.subject() + "', 1, 0, null, '" + Columns.word(delivery.state())
                + "', now(), null) on conflict on constraint webhook_lane_pk do update set pending = l.pending + 1");
    }

    Webhook.Id webhook(URI url, String... types) {
        var id = new Webhook.Id(IDS.next());
        var fresh = new Webhook(id, client, url, Set.of(types), Optional.empty(), Instant.now());
        now(webhooks.register(fresh, SECRET, new Once("test", "webhook.register", id.toString(), "0")));
        return id;
    }

    /** As if a backup had been restored: positions go on from where it ended. */
    void restored() {
        log.startEpoch();
    }

    /** Something happens to a case, and the log's consumer hears of it. */
    long happen(UUID subject, String type) {
        return happen(subject, type, Map.of("status", "answered", "published", "true", "actor", "nobody"));
    }

    long happen(UUID subject, String type, Map<String, String> facts) {
        var version = versions.merge(subject, 1L, Long::sum);
        var event = new Event(
                IDS.next(),
                Optional.of(village.id()),
                new Event.Subject("complaint", subject, version),
                type,
                facts,
                Instant.parse("2026-11-22T01:00:00Z"));
        var sequenced = new SequencedEvent(position.incrementAndGet(), event);
        database.together(fanOut.consume(sequenced)).block(PATIENCE);
        return sequenced.position();
    }

    Instance instance() {
        return instance(Duration.ofSeconds(3));
    }

    /** Another instance that sends: retries come after a tenth of a second, and never end within the test. */
    Instance instance(Duration lease) {
        return instance(lease, new RetrySchedule(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofDays(3)));
    }

    /** What the application is put together with, but looks by itself so rarely that a test does not see it happen. */
    Loops drowsy() {
        var rarely = Duration.ofMinutes(10);
        var patient = Duration.ofSeconds(20);
        var hosts = List.of("127.0.0.1");
        var settings = new WebhookSettings(
                true, hosts, true, rarely, patient, patient.multipliedBy(3), 4, patient, patient, rarely, rarely);
        return new WebhookWiring()
                .webhookSending(outbox, views, new AllowedHosts(hosts, true), settings, Clock.systemUTC());
    }

    Instance instance(Duration lease, RetrySchedule schedule) {
        var hosts = new AllowedHosts(List.of("127.0.0.1", "localhost"), true);
        var clock = Clock.systemUTC();
        var sender = new Sender(hosts, Duration.ofSeconds(1), true, clock);
        var dispatcher = new Dispatcher(outbox, views, sender, schedule, new Dispatcher.Terms(4, lease), clock);
        var loop = new Loop("webhooks", Duration.ofMillis(50), dispatcher.turn());
        dispatcher.whenFreed(loop::wake);
        running.add(loop.start());
        return new Instance(loop);
    }

    record Instance(Loop loop) {
        void stop() {
            loop.stop().block(PATIENCE);
        }
    }

    PostgresOutbox outbox() {
        return outbox;
    }

    PostgresWebhooks webhooks() {
        return webhooks;
    }

    PostgresDeliveries deliveries() {
        return deliveries;
    }

    Client.Id client() {
        return client;
    }

    List<Delivery> in(Webhook.Id webhook, Delivery.State state) {
        return now(deliveries.page(webhook, Optional.of(state), 1000, Optional.empty()))
                .items();
    }

    long count(String sql) {
        return now(database.query(sqlClient -> sqlClient
                .sql(sql)
                .map((row, meta) -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()));
    }

    void run(String sql) {
        database.write(sqlClient -> sqlClient.sql(sql).then()).block(PATIENCE);
    }

    /** The database hangs up on everybody else, whatever they are at. */
    void hangUp() {
        try {
            count("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        } catch (Unavailable hungUp) {
            // Another's call has hung up on this one.
        }
    }

    static <T> T now(Mono<T> asked) {
        return Objects.requireNonNull(asked.block(PATIENCE));
    }

    @Override
    public void close() {
        running.forEach(loop -> loop.stop().block(PATIENCE));
        pool.disposeLater().block(PATIENCE);
    }
}
