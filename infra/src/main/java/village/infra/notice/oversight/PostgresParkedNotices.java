package village.infra.notice.oversight;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.notice.Notice;
import village.api.notice.channel.Channel;
import village.api.notice.delivery.About;
import village.api.notice.delivery.Delivery;
import village.api.notice.oversight.ParkedNotice;
import village.api.notice.oversight.ParkedNotices;
import village.api.place.Village;
import village.infra.postgres.Database;

/** What did not go out, on PostgreSQL. */
public final class PostgresParkedNotices implements ParkedNotices {
    private static final String SELECT = """
            select d.id, d.village_id, coalesce(n.kind, 'digest'), d.channel, d.state,
              coalesce(n.addressee, 'himself'), coalesce(n.discretion, 'named'), coalesce(n.person_id, g.person_id),
              b.roster_id, d.attempts, coalesce(d.ended_at, d.planned_at)
            from notice_delivery d
            left join notice n on n.id = d.notice_id
            left join notice_digest g on g.id = d.digest_id
            left join binding b on b.village_id = d.village_id and b.person_id = coalesce(n.person_id, g.person_id)
              and b.state = 'bound'
            """;
    /** An impossible one counts only when no other channel had its turn after it. */
    private static final String STUCK = """
            d.state in ('parked', 'unknown', 'impossible') and d.seen_at is null
            and (d.state <> 'impossible'
              or not exists (select from notice_delivery o where o.notice_id = d.notice_id and o.rank > d.rank)
                and not exists (select from notice_delivery o where o.digest_id = d.digest_id and o.rank > d.rank))
            """;

    private static final String ALLOWED = " and (:above or coalesce(n.discretion, 'named') <> 'above') ";
    private static final String PAGE = " and d.id < :after order by d.id desc limit :limit";
    private static final String EVERYWHERE = SELECT + "where " + STUCK + ALLOWED + PAGE;
    private static final String IN_VILLAGE = SELECT + "where d.village_id = :village and " + STUCK + ALLOWED + PAGE;
    private static final String COUNT = """
            select count(distinct coalesce(d.notice_id, d.digest_id)), count(distinct coalesce(n.person_id, g.person_id))
            from notice_delivery d
            left join notice n on n.id = d.notice_id
            left join notice_digest g on g.id = d.digest_id
            where\s""";
    private static final String COUNT_EVERYWHERE = COUNT + STUCK + ALLOWED;
    private static final String COUNT_IN_VILLAGE = COUNT + "d.village_id = :village and " + STUCK + ALLOWED;
    private static final String BY_ID = SELECT + """
            where d.id = :id and (cast(:village as uuid) is null or d.village_id = :village)
              and (d.replayed_at is not null or d.state = 'parked' or d.state = 'unknown' or d.state = 'impossible')
            """ + ALLOWED;
    private static final String REPLAY = """
            update notice_delivery d set state = 'pending', next_attempt_at = :now, planned_at = :now, replayed_at = :now,
              seen_at = null, seen_by = null
            where d.id = :id and d.state in ('parked', 'impossible')
              and not exists (select from notice_delivery o where o.notice_id = d.notice_id and o.rank > d.rank
                and o.state <> 'standby')
              and not exists (select from notice_delivery o where o.digest_id = d.digest_id and o.rank > d.rank
                and o.state <> 'standby')
            """;
    private static final String SEE = """
            update notice_delivery set seen_at = :now, seen_by = :by
            where id = :id and state in ('parked', 'unknown', 'impossible') and seen_at is null
            """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;

    public PostgresParkedNotices(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Page<ParkedNotice, Delivery.Id>> page(Scope scope, int limit, Optional<Delivery.Id> after) {
        return database.query(client -> in(scope, client, IN_VILLAGE, EVERYWHERE)
                        .bind("after", after.map(Delivery.Id::value).orElse(LAST))
                        .bind("limit", limit + 1)
                        .map(PostgresParkedNotices::toParked)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, ParkedNotice::id));
    }

    @Override
    public Mono<Count> count(Scope scope) {
        return database.query(client -> in(scope, client, COUNT_IN_VILLAGE, COUNT_EVERYWHERE)
                .map(row -> new Count(number(row, 0), number(row, 1)))
                .one());
    }

    private static GenericExecuteSpec in(Scope scope, DatabaseClient client, String here, String anywhere) {
        return scope.village()
                .map(village -> client.sql(here).bind("village", village.value()))
                .orElseGet(() -> client.sql(anywhere))
                .bind("above", scope.above());
    }

    @Override
    public Mono<ParkedNotice> byId(Scope scope, Delivery.Id id) {
        return database.query(client -> client.sql(BY_ID)
                .bind("id", id.value())
                .bind("village", orNull(scope.village().map(Village.Id::value), UUID.class))
                .bind("above", scope.above())
                .map(PostgresParkedNotices::toParked)
                .one());
    }

    @Override
    public Mono<Void> replay(Delivery.Id id, Instant now) {
        return database.write(client ->
                client.sql(REPLAY).bind("now", now).bind("id", id.value()).then());
    }

    @Override
    public Mono<Void> see(Delivery.Id id, Person.Id by, Instant now) {
        return database.write(client -> client.sql(SEE)
                .bind("now", now)
                .bind("by", by.value())
                .bind("id", id.value())
                .then());
    }

    private static ParkedNotice toParked(Readable row) {
        return new ParkedNotice(
                new Delivery.Id(uuid(row, 0)),
                optionalUuid(row, 1).map(Village.Id::new),
                word(row, 2, Notice.Kind.class),
                word(row, 3, Channel.class),
                word(row, 4, Delivery.State.class),
                word(row, 5, About.Addressee.class),
                word(row, 6, About.Discretion.class),
                new Person.Id(uuid(row, 7)),
                optionalUuid(row, 8).map(RosterPerson.Id::new),
                (int) number(row, 9),
                instant(row, 10));
    }
}
