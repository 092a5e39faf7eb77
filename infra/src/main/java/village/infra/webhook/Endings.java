package village.infra.webhook;

import static village.infra.postgres.Columns.uuid;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.infra.postgres.Columns;
import village.infra.postgres.Prepared;
import village.openapi.webhook.Outbox.Attempt;
import village.openapi.webhook.Outbox.Claim;
import village.openapi.webhook.Outbox.Verdict;

/**
 * Notes how attempts ended, each of another lane, in two statements: what is ours is locked by the first, so that the
 * second sees every message that was put behind. The lane's lease decides whose word counts; an attempt is noted in any
 * case.
 */
final class Endings {
    /** Lanes are locked in the order of their keys, here and wherever several are. */
    private static final Prepared MINE = Prepared.of("""
        with ending as (
          select * from unnest(:webhooks, :kinds, :subjects, :leases, :deliveries, :outcomes, :millis)
            as e (webhook_id, subject_kind, subject_id, lease, delivery_id, outcome, millis)
        ), noted as (
          insert into webhook_attempt (delivery_id, at, outcome, millis)
          select delivery_id, now(), outcome, millis from ending where outcome <> 'withheld'
        )
        select e.delivery_id from ending e join webhook_lane l on l.webhook_id = e.webhook_id
          and l.subject_kind = e.subject_kind and l.subject_id = e.subject_id
        where l.lease = e.lease
        order by l.webhook_id, l.subject_kind, l.subject_id for update of l
        """);
    /**
     * What has arrived stays so, whatever became of a second sending, and counts once; what is withheld is forgotten. A
     * lane goes when nothing waits in it, whatever it counted.
     */
    private static final Prepared FOLLOW = Prepared.of("""
        with ending as (
          select e.*, coalesce(d.state = 'delivered', true) as before,
            not exists (select 1 from webhook_delivery o where o.webhook_id = e.webhook_id
                and o.subject_kind = e.subject_kind and o.subject_id = e.subject_id
                and o.state <> 'delivered' and o.id <> e.delivery_id)
              and (e.verdict in ('arrived', 'withheld') or coalesce(d.state = 'delivered', true)) as last
          from unnest(:webhooks, :kinds, :subjects, :deliveries, :outcomes, :verdicts, :waits)
            as e (webhook_id, subject_kind, subject_id, delivery_id, outcome, verdict, seconds)
          left join webhook_delivery d on d.id = e.delivery_id
        ), noted as (
          update webhook_delivery d set attempts = attempts + 1, last_outcome = e.outcome,
            state = case when d.state = 'delivered' or e.verdict = 'arrived' then 'delivered'
              when e.verdict = 'again' then 'waiting' else 'parked' end,
            ended_at = case when d.state = 'delivered' then d.ended_at when e.verdict = 'again' then null else now() end
          from ending e where d.id = e.delivery_id and e.verdict <> 'withheld'
        ), forgotten as (
          delete from webhook_delivery d using ending e
          where d.id = e.delivery_id and e.verdict = 'withheld' and not e.before
        ), untried as (
          delete from webhook_attempt a using ending e
          where a.delivery_id = e.delivery_id and e.verdict = 'withheld' and not e.before
        ), emptied as (
          delete from webhook_lane l using ending e
          where e.last and l.webhook_id = e.webhook_id and l.subject_kind = e.subject_kind
            and l.subject_id = e.subject_id
        ), gone as (
          update webhook w set ended = 'gone', ended_at = now()
          where w.ended is null and w.id in (select webhook_id from ending where verdict = 'gone')
        )
        update webhook_lane l set lease = null,
          pending = l.pending - case when e.verdict in ('arrived', 'withheld') and not e.before then 1 else 0 end,
          failures = case when e.verdict in ('arrived', 'withheld') then 0 else l.failures + 1 end,
          failing_since = case when e.verdict not in ('arrived', 'withheld') then coalesce(l.failing_since, now()) end,
          state = case when e.verdict in ('park', 'gone') then 'parked' else l.state end,
          next_attempt_at = case when e.verdict in ('park', 'gone') then l.next_attempt_at
            else now() + make_interval(secs => e.seconds) end
        from ending e
        where not e.last and l.webhook_id = e.webhook_id and l.subject_kind = e.subject_kind
          and l.subject_id = e.subject_id
        """);

    /** How an attempt ended, and what follows. */
    record Ending(Claim claim, Attempt attempt, Verdict verdict) {
        /** Two of one lane are not noted together. */
        Object lane() {
            return List.of(claim.webhook(), claim.subjectKind(), claim.subject());
        }

        private double seconds() {
            return verdict.pause().map(pause -> pause.toMillis() / 1000.0).orElse(0.0);
        }
    }

    Mono<Void> note(DatabaseClient client, List<Ending> endings) {
        return MINE.query(client, values -> bindAttempts(values, endings), row -> uuid(row, 0))
                .collectList()
                .map(HashSet::new)
                .map(mine -> ours(endings, mine))
                .filter(ours -> !ours.isEmpty())
                .flatMap(ours -> FOLLOW.update(client, values -> bindVerdicts(values, ours)))
                .then();
    }

    private static List<Ending> ours(List<Ending> endings, Set<UUID> mine) {
        return endings.stream()
                .filter(ending -> mine.contains(ending.claim().delivery()))
                .toList();
    }

    private static void bindAttempts(Prepared.Values values, List<Ending> endings) {
        bindLanes(values, endings)
                .bind("leases", column(endings, ending -> ending.claim().lease(), UUID[]::new))
                .bind(
                        "millis",
                        column(endings, ending -> ending.attempt().took().toMillis(), Long[]::new));
    }

    private static void bindVerdicts(Prepared.Values values, List<Ending> endings) {
        bindLanes(values, endings)
                .bind(
                        "verdicts",
                        column(endings, ending -> Columns.word(ending.verdict().what()), String[]::new))
                .bind("waits", column(endings, Ending::seconds, Double[]::new));
    }

    private static Prepared.Values bindLanes(Prepared.Values values, List<Ending> endings) {
        return values.bind(
                        "webhooks",
                        column(endings, ending -> ending.claim().webhook().value(), UUID[]::new))
                .bind("kinds", column(endings, ending -> ending.claim().subjectKind(), String[]::new))
                .bind("subjects", column(endings, ending -> ending.claim().subject(), UUID[]::new))
                .bind("deliveries", column(endings, ending -> ending.claim().delivery(), UUID[]::new))
                .bind("outcomes", column(endings, ending -> ending.attempt().outcome(), String[]::new));
    }

    private static <T> T[] column(List<Ending> endings, Function<Ending, T> value, IntFunction<T[]> array) {
        return endings.stream().map(value).toArray(array);
    }
}
