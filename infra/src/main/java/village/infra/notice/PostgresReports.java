package village.infra.notice;

import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.function.BiFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.ReplySlots;
import village.api.notice.delivery.Deliveries.Ending;
import village.api.notice.delivery.Delivery;
import village.api.notice.delivery.Report;
import village.api.notice.delivery.Reports;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/**
 * Reports on PostgreSQL. The key of a message lets its first report through and no other, whichever instance hears it; one
 * that finds no delivery stays and is looked at again, so that it does not matter which of the two was written down first.
 */
final class PostgresReports implements Reports {
    private static final int AT_ONCE = 100;
    private static final String KEEP = """
            insert into notice_report (app_id, message_id, openid, template_id, outcome, told_at)
            values (:appId, :message, :openId, :template, :outcome, :now)
            on conflict (app_id, message_id) do nothing
            """;
    /** The unnamed ones of a statement are as old as the named ones: none is taken for another that was just named. */
    private static final String CANDIDATES = "select " + DeliveryRows.COLUMNS + """
            , d.message_id from notice_delivery d
            where d.app_id = :appId and d.message_id = :message and d.openid = :openId
            union all
            select\s""" + DeliveryRows.COLUMNS + """
            , d.message_id from notice_delivery d
            where d.channel = 'subscribe' and d.app_id = :appId and d.openid = :openId and d.template_id = :template
              and d.message_id is null and d.reported_at is null and d.state in ('sending', 'sent', 'unknown')
              and d.begun_at > :since
            """;

    private static final String END = """
            update notice_delivery set state = :state, next_attempt_at = :next, ended_at = :at, message_id = :message,
              reported_at = :at, seen_at = null, seen_by = null
            where id = :id and attempts = :attempt and state in ('sent', 'unknown') and reported_at is null
              and (message_id is null or message_id = :message)
            returning slot
            """;
    private static final String TAKEN = """
            update notice_report set taken_at = :now where app_id = :appId and message_id = :message
            """;
    private static final String FOUND = """
            select r.app_id, r.openid, r.message_id, r.template_id, r.outcome from notice_report r
            where r.taken_at is null and r.told_at > :since and (
              exists (
                select from notice_delivery d
                where d.app_id = r.app_id and d.message_id = r.message_id and d.openid = r.openid)
              or exists (
                select from notice_delivery d
                where d.channel = 'subscribe' and d.app_id = r.app_id and d.openid = r.openid
                  and d.template_id = r.template_id and d.message_id is null and d.reported_at is null
                  and d.state in ('sent', 'unknown') and d.begun_at > :since))
            order by r.told_at limit :most for update skip locked
            """;
    private static final String FORGET = "delete from notice_report where told_at <= :since";

    private final Database database;
    private final AttemptRows attempts;

    PostgresReports(Database database, ReplySlots slots) {
        this.database = database;
        this.attempts = new AttemptRows(slots);
    }

    @Override
    public Mono<Boolean> take(Report report, Instant now, BiFunction<Delivery, Outcome, Ending> ending) {
        return database.write(client -> kept(client, report, now)
                .flatMap(first -> first ? ended(client, report, now, ending) : Mono.just(false)));
    }

    private static Mono<Boolean> kept(DatabaseClient client, Report report, Instant now) {
        return client.sql(KEEP)
                .bind("appId", report.to().appId())
                .bind("message", report.messageId())
                .bind("openId", report.to().value())
                .bind("template", orNull(report.templateId(), String.class))
                .bind("outcome", Columns.word(report.outcome()))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<Boolean> ended(
            DatabaseClient client, Report report, Instant now, BiFunction<Delivery, Outcome, Ending> ending) {
        return meant(client, report, now)
                .flatMap(attempt -> ended(client, attempt, report, ending.apply(attempt, report.outcome()))
                        .flatMap(changed -> taken(client, report, now).thenReturn(changed)))
                .defaultIfEmpty(false);
    }

    private static Mono<Delivery> meant(DatabaseClient client, Report report, Instant now) {
        return client.sql(CANDIDATES)
                .bind("appId", report.to().appId())
                .bind("message", report.messageId())
                .bind("openId", report.to().value())
                .bind("template", orNull(report.templateId(), String.class))
                .bind("since", now.minus(KEPT))
                .map(row -> new Candidate(DeliveryRows.toDelivery(row), optionalText(row, DeliveryRows.WIDTH)))
                .all()
                .collectList()
                .flatMap(candidates -> Mono.justOrEmpty(Reports.meant(report, candidates)));
    }

    private Mono<Boolean> ended(DatabaseClient client, Delivery attempt, Report report, Ending ending) {
        return client.sql(END)
                .bind("state", Columns.word(ending.state()))
                .bind("next", orNull(ending.nextAttempt(), Instant.class))
                .bind("at", ending.at())
                .bind("message", report.messageId())
                .bind("id", attempt.id().value())
                .bind("attempt", attempt.attempts())
                .map(row -> optionalText(row, 0))
                .one()
                .flatMap(slot -> attempts.over(client, attempt, ending, slot).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private static Mono<Void> taken(DatabaseClient client, Report report, Instant now) {
        return client.sql(TAKEN)
                .bind("now", now)
                .bind("appId", report.to().appId())
                .bind("message", report.messageId())
                .then();
    }

    @Override
    public Mono<Long> catchUp(Instant now, BiFunction<Delivery, Outcome, Ending> ending) {
        var since = now.minus(KEPT);
        return database.write(client -> client.sql(FORGET)
                .bind("since", since)
                .then()
                .thenMany(client.sql(FOUND)
                        .bind("since", since)
                        .bind("most", AT_ONCE)
                        .map(PostgresReports::toReport)
                        .all())
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(report -> ended(client, report, now, ending))
                .filter(changed -> changed)
                .count());
    }

    private static Report toReport(Readable row) {
        return new Report(
                new OpenId(text(row, 0), text(row, 1)),
                text(row, 2),
                optionalText(row, 3),
                word(row, 4, Outcome.class));
    }
}
