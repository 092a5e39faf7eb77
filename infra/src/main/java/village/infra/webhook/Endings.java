package village.infra.webhook;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.openapi.webhook.Outbox.Attempt;
import village.openapi.webhook.Outbox.Claim;
import village.openapi.webhook.Outbox.Verdict;

/** Notes how an attempt ended. The lane's lease decides whose word counts; an attempt is noted in any case. */
final class Endings {
    private static final String ATTEMPT = """
        insert into webhook_attempt (delivery_id, at, outcome, millis) values (:delivery, now(), :outcome, :millis)
        """;
    private static final String LANE = """
        where webhook_id = :webhook and subject_kind = :kind and subject_id = :subject and lease = :lease
        """;
    /** Whoever claimed the lane a moment after its first message arrived has sent that message again: it counts once. */
    private static final String ON = """
        update webhook_lane set pending = pending - (
            select count(*) from webhook_delivery d where d.id = :delivery and d.state <> 'delivered'), failures = 0, failing_since = null, lease = null,
          next_attempt_at = now()
        """ + LANE;

    private static final String AGAIN = """
        update webhook_lane set failures = failures + 1, failing_since = coalesce(failing_since, now()),
          lease = null, next_attempt_at = now() + make_interval(secs => :wait)
        """ + LANE;
    private static final String STOP = """
        update webhook_lane set failures = failures + 1, failing_since = coalesce(failing_since, now()),
          lease = null, state = 'parked'
        """ + LANE;
    /** A lane goes when nothing waits in it, whatever it counted. */
    private static final String EMPTY = """
        delete from webhook_lane l
        where webhook_id = :webhook and subject_kind = :kind and subject_id = :subject
          and not exists (select 1 from webhook_delivery d where d.webhook_id = l.webhook_id
            and d.subject_kind = l.subject_kind and d.subject_id = l.subject_id and d.state <> 'delivered')
        """;
    /** What has arrived stays so, whatever became of a second sending. */
    private static final String DELIVERY = """
        update webhook_delivery set attempts = attempts + 1, last_outcome = :outcome,
          state = case when state = 'delivered' then state else :state end,
          ended_at = case when state = 'delivered' then ended_at when :state = 'waiting' then null else now() end
        where id = :delivery
        """;

    private static final String GONE = """
        update webhook set ended = 'gone', ended_at = now() where id = :webhook and ended is null
        """;

    Mono<Void> note(DatabaseClient client, Claim claim, Attempt attempt, Verdict verdict) {
        return client.sql(ATTEMPT)
                .bind("delivery", claim.delivery())
                .bind("outcome", attempt.outcome())
                .bind("millis", attempt.took().toMillis())
                .then()
                .then(Mono.defer(() -> moved(client, claim, verdict)))
                .filter(mine -> mine)
                .flatMap(mine -> follow(client, claim, attempt, verdict));
    }

    private static Mono<Boolean> moved(DatabaseClient client, Claim claim, Verdict verdict) {
        var statement = switch (verdict.what()) {
            case ARRIVED -> ON;
            case AGAIN -> AGAIN;
            case PARK, GONE -> STOP;
        };
        var move = lane(client.sql(statement), claim).bind("lease", claim.lease());
        var bound = switch (verdict.what()) {
            case ARRIVED -> move.bind("delivery", claim.delivery());
            case AGAIN -> move.bind("wait", verdict.pause().orElseThrow().toMillis() / 1000.0);
            case PARK, GONE -> move;
        };
        return bound.fetch().rowsUpdated().map(rows -> rows == 1);
    }

    private static Mono<Void> follow(DatabaseClient client, Claim claim, Attempt attempt, Verdict verdict) {
        var state = switch (verdict.what()) {
            case ARRIVED -> "delivered";
            case AGAIN -> "waiting";
            case PARK, GONE -> "parked";
        };
        var noted = client.sql(DELIVERY)
                .bind("delivery", claim.delivery())
                .bind("outcome", attempt.outcome())
                .bind("state", state)
                .then();
        return switch (verdict.what()) {
            case ARRIVED ->
                noted.then(Mono.defer(() -> lane(client.sql(EMPTY), claim).then()));
            case GONE ->
                noted.then(Mono.defer(() -> gone(client, claim.webhook().value())));
            default -> noted;
        };
    }

    private static Mono<Void> gone(DatabaseClient client, UUID webhook) {
        return client.sql(GONE).bind("webhook", webhook).then();
    }

    private static DatabaseClient.GenericExecuteSpec lane(DatabaseClient.GenericExecuteSpec statement, Claim claim) {
        return statement
                .bind("webhook", claim.webhook().value())
                .bind("kind", claim.subjectKind())
                .bind("subject", claim.subject());
    }
}
