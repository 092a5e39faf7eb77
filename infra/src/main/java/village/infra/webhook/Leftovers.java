package village.infra.webhook;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.infra.postgres.Columns;

/**
 * What a receiver that is dead leaves behind. Lanes are locked before their messages, as everywhere. A lane whose message
 * that was given up on is forgotten goes on with what is younger: nothing would be left to replay.
 */
final class Leftovers {
    private static final String PURGE = """
        with old as (
          (select id, webhook_id, subject_kind, subject_id, state from webhook_delivery
            where ended_at < :before order by ended_at limit :most)
          union all
          (select d.id, d.webhook_id, d.subject_kind, d.subject_id, d.state
            from webhook_lane l join webhook w on w.id = l.webhook_id
            join webhook_delivery d on d.webhook_id = l.webhook_id and d.subject_kind = l.subject_kind
              and d.subject_id = l.subject_id and d.state = 'waiting'
            where (l.state = 'parked' or w.ended_at < :before) and d.created_at < :before limit :most)
          limit :most
        ), lane as (
          select l.webhook_id, l.subject_kind, l.subject_id from webhook_lane l
          where (l.webhook_id, l.subject_kind, l.subject_id) in (
            select webhook_id, subject_kind, subject_id from old where state <> 'delivered')
          order by l.webhook_id, l.subject_kind, l.subject_id for update
        ), gone as (
          delete from webhook_delivery d using old
          where d.id = old.id and d.state = old.state
            and (old.state = 'delivered' or (d.webhook_id, d.subject_kind, d.subject_id) in (
              select webhook_id, subject_kind, subject_id from lane))
          returning d.id, d.webhook_id, d.subject_kind, d.subject_id, d.state
        ), attempts as (
          delete from webhook_attempt where delivery_id in (select id from gone)
        ), fewer as (
          update webhook_lane l set pending = l.pending - g.messages,
            state = case when g.opens then 'waiting' else l.state end,
            failures = case when g.opens then 0 else l.failures end,
            failing_since = case when g.opens then null else l.failing_since end,
            next_attempt_at = case when g.opens then now() else l.next_attempt_at end
          from (select webhook_id, subject_kind, subject_id, count(*) as messages,
              bool_or(state = 'parked') and not exists (
                select 1 from webhook_delivery d where d.webhook_id = gone.webhook_id
                  and d.subject_kind = gone.subject_kind and d.subject_id = gone.subject_id
                  and d.state = 'parked' and d.id not in (select id from gone)) as opens
            from gone where state <> 'delivered' group by webhook_id, subject_kind, subject_id) g
          where l.webhook_id = g.webhook_id and l.subject_kind = g.subject_kind and l.subject_id = g.subject_id
        )
        select count(*) from gone
        """;
    private static final String EMPTY = """
        delete from webhook_lane l
        where pending <= 0 and not exists (select 1 from webhook_delivery d where d.webhook_id = l.webhook_id
          and d.subject_kind = l.subject_kind and d.subject_id = l.subject_id and d.state <> 'delivered')
        """;

    /** What has failed for a day and is still tried shows that something is due; one bad message alone ends nothing. */
    private static final String END = """
        update webhook w set ended = 'failing', ended_at = now()
        where w.ended is null and w.registered_at < :before
          and exists (select 1 from webhook_lane l where l.webhook_id = w.id and l.failing_since < :before)
          and exists (select 1 from webhook_lane l where l.webhook_id = w.id and l.state = 'waiting'
            and l.failing_since < now() - interval '1 day')
          and not exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.state = 'delivered'
            and d.ended_at >= :before)
        """;

    Mono<Long> purge(DatabaseClient client, Instant before, int most) {
        return client.sql(PURGE)
                .bind("before", before)
                .bind("most", most)
                .map(row -> Columns.number(row, 0))
                .one()
                .flatMap(gone -> client.sql(EMPTY).then().thenReturn(gone));
    }

    Mono<Long> endFailing(DatabaseClient client, Instant before) {
        return client.sql(END).bind("before", before).fetch().rowsUpdated();
    }
}
