package village.infra.webhook;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.webhook.Deliveries;
import village.api.webhook.Delivery;
import village.api.webhook.Webhook;
import village.infra.audit.PostgresAudit;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** What became of the messages, on PostgreSQL. A replay changes a message and its subject's lane together. */
final class PostgresDeliveries implements Deliveries {
    private static final UUID LAST = new UUID(-1, -1);
    private static final String SELECT = """
        select d.id, d.webhook_id, d.type, d.subject_kind, d.subject_id, d.position, d.state, d.attempts,
          d.last_outcome, d.created_at, d.ended_at,
          (select l.next_attempt_at from webhook_lane l
            where d.state = 'waiting' and l.state = 'waiting' and l.webhook_id = d.webhook_id
              and l.subject_kind = d.subject_kind and l.subject_id = d.subject_id
              and not exists (select 1 from webhook_delivery b
                where b.webhook_id = d.webhook_id and b.subject_kind = d.subject_kind
                  and b.subject_id = d.subject_id and b.state <> 'delivered' and b.position < d.position)),
          t.ats, t.outcomes, t.millis
        """;
    private static final String RECENT = """
         left join lateral (
          select array_agg(a.at order by a.at desc) as ats, array_agg(a.outcome order by a.at desc) as outcomes,
            array_agg(a.millis order by a.at desc) as millis
          from (select at, outcome, millis from webhook_attempt
            where delivery_id = d.id order by at desc limit %d) a) t on true
        """.formatted(Delivery.RECENT);
    private static final String PAGE = SELECT + """
        from webhook_delivery d
        """ + RECENT + """
        where d.webhook_id = :webhook and d.id < :after
          and (cast(:state as text) is null or d.state = :state)
        order by d.id desc limit :limit
        """;
    private static final String ALL = SELECT + """
        , c.name, w.url
        from webhook_delivery d join webhook w on w.id = d.webhook_id join client c on c.id = w.client_id
        """ + RECENT + """
        where d.state = :state and d.id < :after
        order by d.id desc limit :limit
        """;
    /** Lanes are locked in the order of their keys, here and wherever several are. */
    private static final String REPLAY_PARKED = """
        with lane as (
          select webhook_id, subject_kind, subject_id from webhook_lane
          where webhook_id = :webhook and state = 'parked' order by subject_kind, subject_id for update
        ), opened as (
          update webhook_lane l set state = 'waiting', failures = 0, failing_since = null, lease = null,
            next_attempt_at = now()
          from lane where l.webhook_id = lane.webhook_id and l.subject_kind = lane.subject_kind
            and l.subject_id = lane.subject_id
        ), again as (
          update webhook_delivery d set state = 'waiting', ended_at = null
          from lane where d.webhook_id = lane.webhook_id and d.subject_kind = lane.subject_kind
            and d.subject_id = lane.subject_id and d.state = 'parked'
          returning d.id
        )
        select count(*) from again
        """;

    private static final String REPLAY_SINCE = """
        with chosen as (
          select id, subject_kind, subject_id from webhook_delivery
          where webhook_id = :webhook and created_at >= :since and state = 'delivered'
          order by position limit :most for update
        ), again as (
          update webhook_delivery d set state = 'waiting', ended_at = null from chosen where d.id = chosen.id
        ), lane as (
          insert into webhook_lane as l
            (webhook_id, subject_kind, subject_id, pending, failures, state, next_attempt_at)
          select cast(:webhook as uuid), subject_kind, subject_id, count(*), 0, 'waiting', now() from chosen
          group by subject_kind, subject_id order by subject_kind, subject_id
          on conflict (webhook_id, subject_kind, subject_id) do update set pending = l.pending + excluded.pending
        )
        select count(*) from chosen
        """;
    private static final String REPLAY_ONE = """
        with lane as (
          select l.webhook_id, l.subject_kind, l.subject_id
          from webhook_delivery d join webhook_lane l on l.webhook_id = d.webhook_id
            and l.subject_kind = d.subject_kind and l.subject_id = d.subject_id
            join webhook w on w.id = d.webhook_id and w.ended is null
          where d.id = :id and d.state = 'parked' for update of l
        ), again as (
          update webhook_delivery d set state = 'waiting', ended_at = null
          from lane where d.id = :id and d.state = 'parked' and d.webhook_id = lane.webhook_id
          returning d.webhook_id, d.subject_kind, d.subject_id
        ), opened as (
          update webhook_lane l set state = 'waiting', failures = 0, failing_since = null, lease = null,
            next_attempt_at = now()
          from again where l.webhook_id = again.webhook_id and l.subject_kind = again.subject_kind
            and l.subject_id = again.subject_id
        )
        select count(*) from again
        """;
    private static final String ENDED = """
        select w.ended is not null from webhook_delivery d join webhook w on w.id = d.webhook_id
        where d.id = :id and d.state = 'parked'
        """;

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    PostgresDeliveries(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<Page<Delivery, Delivery.Id>> page(
            Webhook.Id webhook, Optional<Delivery.State> state, int limit, Optional<Delivery.Id> after) {
        return database.query(client -> client.sql(PAGE)
                        .bind("webhook", webhook.value())
                        .bind("after", after.map(Delivery.Id::value).orElse(LAST))
                        .bind("state", Columns.orNull(state.map(Columns::word), String.class))
                        .bind("limit", limit + 1)
                        .map(PostgresDeliveries::toDelivery)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, Delivery::id));
    }

    @Override
    public Mono<Page<Sent, Delivery.Id>> all(Delivery.State state, int limit, Optional<Delivery.Id> after) {
        return database.query(client -> client.sql(ALL)
                        .bind("after", after.map(Delivery.Id::value).orElse(LAST))
                        .bind("state", Columns.word(state))
                        .bind("limit", limit + 1)
                        .map(row -> new Sent(
                                toDelivery(row),
                                text(row, 15),
                                URI.create(text(row, 16)).getAuthority()))
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, sent -> sent.delivery().id()));
    }

    @Override
    public Mono<Long> replayParked(Webhook.Id webhook) {
        return database.write(client -> opened(client, webhook));
    }

    private static Mono<Long> opened(DatabaseClient client, Webhook.Id webhook) {
        return client.sql(REPLAY_PARKED)
                .bind("webhook", webhook.value())
                .map(row -> Columns.number(row, 0))
                .one();
    }

    @Override
    public Mono<Long> replaySince(Webhook.Id webhook, Instant since, int most) {
        return database.write(client -> opened(client, webhook)
                .flatMap(parked -> client.sql(REPLAY_SINCE)
                        .bind("webhook", webhook.value())
                        .bind("since", since)
                        .bind("most", most)
                        .map(row -> parked + Columns.number(row, 0))
                        .one()));
    }

    @Override
    public Mono<Boolean> replay(Delivery.Id id) {
        return database.write(client -> client.sql(REPLAY_ONE)
                .bind("id", id.value())
                .map(row -> Columns.number(row, 0) == 1)
                .one()
                .flatMap(waiting ->
                        waiting ? PostgresAudit.note(client, replayed(id)).thenReturn(true) : stays(client, id)));
    }

    private static Mono<Boolean> stays(DatabaseClient client, Delivery.Id id) {
        return client.sql(ENDED)
                .bind("id", id.value())
                .map(row -> Columns.truth(row, 0))
                .one()
                .flatMap(ended -> ended ? Mono.error(() -> Refusal.of(Reason.WEBHOOK_ENDED)) : Mono.just(false))
                .defaultIfEmpty(false);
    }

    private PostgresAudit.Act replayed(Delivery.Id id) {
        return new PostgresAudit.Act(
                ids.next(), Optional.empty(), "webhook.replayed", "webhook-delivery", id.value(), clock.instant());
    }

    private static Delivery toDelivery(Readable row) {
        return new Delivery(
                new Delivery.Id(uuid(row, 0)),
                new Webhook.Id(uuid(row, 1)),
                text(row, 2),
                text(row, 3),
                uuid(row, 4),
                Columns.number(row, 5),
                Columns.word(row, 6, Delivery.State.class),
                row.get(7, Integer.class),
                recent(row),
                optionalText(row, 8),
                instant(row, 9),
                optionalInstant(row, 11),
                optionalInstant(row, 10));
    }

    private static List<Delivery.Attempt> recent(Readable row) {
        var ats = row.get(12, OffsetDateTime[].class);
        var outcomes = row.get(13, String[].class);
        var millis = row.get(14, Long[].class);
        if (ats == null || outcomes == null || millis == null) {
            return List.of();
        }
        return IntStream.range(0, ats.length)
                .mapToObj(n -> new Delivery.Attempt(ats[n].toInstant(), outcomes[n], Duration.ofMillis(millis[n])))
                .toList();
    }
}
