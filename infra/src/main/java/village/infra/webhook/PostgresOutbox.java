package village.infra.webhook;

import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.client.Client;
import village.api.place.Village;
import village.api.webhook.Webhook;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.infra.postgres.Prepared;
import village.infra.postgres.WriteQueue;
import village.infra.webhook.Endings.Ending;
import village.openapi.webhook.Outbox;

/** What waits to be sent, on PostgreSQL: a row for each message, and a lane for each subject that has any waiting. */
final class PostgresOutbox implements Outbox {
    /** A client all of whose keys were taken back, or who may have no webhooks any more, is told nothing. */
    private static final String LISTENS = """
         w.ended is null
          and exists (select 1 from client_key k where k.client_id = w.client_id and k.revoked_at is null)
          and exists (select 1 from client_scope m where m.client_id = w.client_id
            and m.resource = 'webhooks')
        """;

    private static final String SUBSCRIBERS = """
        select w.id, w.client_id, w.types, w.from_position,
          array_agg(s.resource || ' ' || s.access || ' ' || s.area)
        from webhook w join client_scope s on s.client_id = w.client_id
        where\
        """ + LISTENS + """
        group by w.id
        """;
    private static final String PUT = """
        with fresh as (
          insert into webhook_delivery (id, webhook_id, position, type, village_id, subject_kind, subject_id, body,
            state, attempts, created_at)
          select m.id, m.webhook, m.position, m.type, m.village, m.kind, m.subject, m.body, 'waiting', 0, now()
          from unnest(cast(:ids as uuid[]), cast(:webhooks as uuid[]), cast(:positions as bigint[]),
            cast(:types as text[]), cast(:villages as uuid[]), cast(:kinds as text[]), cast(:subjects as uuid[]),
            cast(:bodies as text[])) as m (id, webhook, position, type, village, kind, subject, body)
          on conflict (webhook_id, position) do nothing
          returning webhook_id, subject_kind, subject_id
        )
        insert into webhook_lane as l
          (webhook_id, subject_kind, subject_id, pending, failures, state, next_attempt_at)
        select webhook_id, subject_kind, subject_id, count(*), 0, 'waiting', now() from fresh
        group by webhook_id, subject_kind, subject_id order by webhook_id, subject_kind, subject_id
        on conflict (webhook_id, subject_kind, subject_id) do update set pending = l.pending + excluded.pending
        """;
    private static final String STANDING = """
        select array_agg(s.resource || ' ' || s.access || ' ' || s.area), (select coalesce(max(position), 0) from event)
        from webhook w join client_scope s on s.client_id = w.client_id
        where w.id = :id and\
        """ + LISTENS + """
        group by w.id
        """;
    private static final String DUE = """
        select w.id from webhook w
        where\
        """ + LISTENS + """
          and exists (select 1 from webhook_lane l
          where l.webhook_id = w.id and l.state = 'waiting' and l.next_attempt_at <= now())
        """;
    private static final Prepared CLAIM = Prepared.of("""
        with room as (
          select r.webhook_id, r.most, (select array_agg(s.resource || ' ' || s.access || ' ' || s.area)
              from client_scope s where s.client_id = w.client_id) as scopes
          from unnest(:webhooks, :most) as r (webhook_id, most) join webhook w on w.id = r.webhook_id
          where\
        """ + LISTENS + """
        ), due as materialized (
          select l.webhook_id, l.subject_kind, l.subject_id from room r
          cross join lateral (select webhook_id, subject_kind, subject_id from webhook_lane
            where webhook_id = r.webhook_id and state = 'waiting' and next_attempt_at <= now()
            order by next_attempt_at limit r.most for update skip locked) l
        ), taken as (
          update webhook_lane l set lease = :lease, next_attempt_at = now() + make_interval(secs => :seconds)
          from due where l.webhook_id = due.webhook_id and l.subject_kind = due.subject_kind
            and l.subject_id = due.subject_id
          returning l.webhook_id, l.subject_kind, l.subject_id, l.failures, l.failing_since
        )
        select d.id, t.subject_kind, t.subject_id, d.body, t.failures, t.failing_since, w.url, w.secret_sealed,
          case when w.old_secret_until > now() then w.old_secret_sealed end,
          case when w.older_secret_until > now() then w.older_secret_sealed end, w.id, d.type, d.village_id, r.scopes,
          (select coalesce(max(position), 0) from event)
        from taken t join room r on r.webhook_id = t.webhook_id join webhook w on w.id = t.webhook_id
        cross join lateral (select id, type, village_id, body from webhook_delivery d
          where d.webhook_id = t.webhook_id and d.subject_kind = t.subject_kind and d.subject_id = t.subject_id
            and d.state <> 'delivered'
          order by position limit 1) d
        """);
    /** How many endings may wait to be noted, and how many are noted together. */
    private static final int ENDINGS = 10_000;

    private static final int AT_ONCE = 256;

    private final Database database;
    private final Sealer sealer;
    private final Ids ids;
    private final Endings endings = new Endings();
    private final WriteQueue<Ending, Boolean> ended = new WriteQueue<>(this::noted, Ending::lane, ENDINGS, AT_ONCE);
    private final Leftovers leftovers = new Leftovers();
    private final List<Runnable> waking = new CopyOnWriteArrayList<>();

    PostgresOutbox(Database database, Sealer sealer, Ids ids) {
        this.database = database;
        this.sealer = sealer;
        this.ids = ids;
    }

    @Override
    public Mono<List<Subscriber>> subscribers() {
        return database.query(client ->
                client.sql(SUBSCRIBERS).map(PostgresOutbox::toSubscriber).all().collectList());
    }

    private static Subscriber toSubscriber(Readable row) {
        return new Subscriber(
                new Webhook.Id(uuid(row, 0)),
                new Client.Id(uuid(row, 1)),
                Set.of(row.get(2, String[].class)),
                Claims.scopes(row, 4),
                row.get(3, Long.class));
    }

    @Override
    public Mono<Void> put(List<Message> messages) {
        var sorted = messages.stream()
                .sorted(Comparator.comparing(
                                (Message message) -> message.webhook().value())
                        .thenComparing(Message::position))
                .toList();
        return database.write(client -> client.sql(PUT)
                .bind("ids", column(sorted, message -> ids.next(), UUID[]::new))
                .bind("webhooks", column(sorted, message -> message.webhook().value(), UUID[]::new))
                .bind("positions", column(sorted, Message::position, Long[]::new))
                .bind("types", column(sorted, Message::type, String[]::new))
                .bind("villages", column(sorted, PostgresOutbox::village, UUID[]::new))
                .bind("kinds", column(sorted, message -> message.subject().kind(), String[]::new))
                .bind("subjects", column(sorted, message -> message.subject().id(), UUID[]::new))
                .bind("bodies", column(sorted, Message::body, String[]::new))
                .then()
                .then(Database.afterwards(() -> waking.forEach(Runnable::run))));
    }

    /** Lets somebody of this instance know at once that something waits. */
    void whenPut(Runnable listener) {
        waking.add(listener);
    }

    private static @Nullable UUID village(Message message) {
        return message.village().map(Village.Id::value).orElse(null);
    }

    private static <T extends @Nullable Object> T[] column(
            List<Message> messages, Function<Message, T> value, java.util.function.IntFunction<T[]> array) {
        return messages.stream().map(value).toArray(array);
    }

    @Override
    public Mono<List<Webhook.Id>> due() {
        return database.query(client ->
                client.sql(DUE).map(row -> new Webhook.Id(uuid(row, 0))).all().collectList());
    }

    @Override
    public Mono<List<Claim>> claim(Map<Webhook.Id, Integer> room, Duration lease) {
        return Mono.defer(() -> {
            var mine = ids.next();
            return database.writeAtOnce(
                            CLAIM,
                            values -> bind(values, List.copyOf(room.entrySet()))
                                    .bind("lease", mine)
                                    .bind("seconds", lease.toMillis() / 1000.0),
                            new Claims(sealer, mine)::of,
                            claimed -> List.of())
                    .map(claimed -> claimed.stream().flatMap(Optional::stream).toList());
        });
    }

    @Override
    public Mono<Standing> standing(Webhook.Id webhook) {
        return database.query(client -> client.sql(STANDING)
                .bind("id", webhook.value())
                .map(row -> Claims.standing(row, 0))
                .one());
    }

    private static Prepared.Values bind(Prepared.Values values, List<Map.Entry<Webhook.Id, Integer>> room) {
        return values.bind(
                        "webhooks",
                        room.stream().map(one -> one.getKey().value()).toArray(UUID[]::new))
                .bind("most", room.stream().map(Map.Entry::getValue).toArray(Integer[]::new));
    }

    @Override
    public Mono<Void> ended(Claim claim, Attempt attempt, Verdict verdict) {
        return ended.write(new Ending(claim, attempt, verdict)).then();
    }

    private Mono<Map<Object, Boolean>> noted(List<Ending> together) {
        return database.write(client -> endings.note(client, together))
                .thenReturn(together.stream().collect(Collectors.toMap(Ending::lane, ending -> true)));
    }

    @Override
    public Mono<Long> purge(Instant before, int most) {
        return database.write(client -> leftovers.purge(client, before, most));
    }

    @Override
    public Mono<Long> endFailing(Instant before) {
        return database.write(client -> leftovers.endFailing(client, before));
    }
}
