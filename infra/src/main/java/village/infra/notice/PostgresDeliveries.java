package village.infra.notice;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.word;

import java.time.Instant;
import java.util.Map;
import java.util.Map.Entry;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.notice.Deliveries;
import village.api.notice.Delivery;
import village.api.notice.Delivery.State;
import village.api.notice.Subscriptions;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** Deliveries on PostgreSQL. Taking one and spending its consent are one statement in a transaction of its own. */
final class PostgresDeliveries implements Deliveries {
    private static final String BEGIN = """
            with due as (
              select id, app_id, openid, template_id from notice_delivery
              where state = 'pending' and next_attempt_at <= :now
              order by next_attempt_at limit 1 for update skip locked
            ), spent as (
              update notice_consent c set remaining = c.remaining - 1, changed_at = :now from due
              where c.app_id = due.app_id and c.openid = due.openid and c.template_id = due.template_id
                and c.remaining > 0
              returning c.remaining
            ), allowed as (
              select exists (select from spent) as yes
            )
            update notice_delivery d set next_attempt_at = null,
              state = case when allowed.yes then 'sending' else 'no-consent' end,
              attempts = d.attempts + case when allowed.yes then 1 else 0 end,
              begun_at = case when allowed.yes then :now else d.begun_at end,
              ended_at = case when allowed.yes then null else :now end
            from due cross join allowed where d.id = due.id
            returning\s""" + DeliveryRows.COLUMNS;
    private static final String END = """
            update notice_delivery set state = :state, next_attempt_at = :next, ended_at = :at
            where id = :id and attempts = :attempt and state in ('sending', 'unknown')
            """;
    private static final String GIVE_BACK = """
            update notice_consent set remaining = least(remaining + 1, :most), changed_at = :at
            where app_id = :appId and openid = :openId and template_id = :template
              and not banned and (zeroed_at is null or zeroed_at < :begunAt)
            """;
    private static final String ZERO = """
            update notice_consent set remaining = 0, zeroed_at = :at, changed_at = :at
            where app_id = :appId and openid = :openId and template_id = :template
            """;
    private static final String ABANDON = """
            update notice_delivery set state = 'unknown', ended_at = :now
            where state = 'sending' and begun_at < :begunBefore
            """;
    private static final String BACKLOG = """
            select state, count(*) from notice_delivery
            where state = 'pending' or state = 'sending' or state = 'parked' group by state
            """;

    private final Database database;

    PostgresDeliveries(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Delivery> begin(Instant now) {
        return database.write(client ->
                client.sql(BEGIN).bind("now", now).map(DeliveryRows::toDelivery).one());
    }

    @Override
    public Mono<Boolean> end(Delivery attempt, Ending ending) {
        return database.write(client -> written(client, attempt, ending)
                .flatMap(rows -> rows == 0
                        ? Mono.just(false)
                        : settled(client, attempt, ending).thenReturn(true)));
    }

    private static Mono<Long> written(DatabaseClient client, Delivery attempt, Ending ending) {
        return client.sql(END)
                .bind("state", Columns.word(ending.state()))
                .bind("next", orNull(ending.nextAttempt(), Instant.class))
                .bind("at", ending.at())
                .bind("id", attempt.id().value())
                .bind("attempt", attempt.attempts())
                .fetch()
                .rowsUpdated();
    }

    private static Mono<Void> settled(DatabaseClient client, Delivery attempt, Ending ending) {
        return switch (ending.consent()) {
            case SPENT -> Mono.empty();
            case GIVEN_BACK ->
                consent(client, GIVE_BACK, attempt, ending)
                        .bind("most", Subscriptions.MOST)
                        .bind("begunAt", attempt.begunAt().orElseThrow())
                        .then();
            case ZEROED -> consent(client, ZERO, attempt, ending).then();
        };
    }

    private static DatabaseClient.GenericExecuteSpec consent(
            DatabaseClient client, String sql, Delivery attempt, Ending ending) {
        return client.sql(sql)
                .bind("at", ending.at())
                .bind("appId", attempt.message().to().appId())
                .bind("openId", attempt.message().to().value())
                .bind("template", attempt.message().templateId());
    }

    @Override
    public Mono<Long> abandon(Instant begunBefore, Instant now) {
        return database.write(client -> client.sql(ABANDON)
                .bind("begunBefore", begunBefore)
                .bind("now", now)
                .fetch()
                .rowsUpdated());
    }

    @Override
    public Mono<Map<State, Long>> backlog() {
        return database.query(client -> client.sql(BACKLOG)
                .map(row -> Map.entry(word(row, 0, State.class), number(row, 1)))
                .all()
                .collectMap(Entry::getKey, Entry::getValue));
    }
}
