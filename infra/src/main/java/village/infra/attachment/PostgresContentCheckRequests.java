package village.infra.attachment;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.ContentCheckRequests;
import village.api.attachment.Format;
import village.api.attachment.MediaLinks;
import village.api.identity.OpenId;
import village.api.place.Village;
import village.infra.postgres.Database;

final class PostgresContentCheckRequests implements ContentCheckRequests {
    private static final String REQUEST = """
        insert into attachment_check (village_id, attachment_id, next_attempt_at)
        values (:village, :id, :at)
        on conflict do nothing
        """;
    /** The next attempt waits one minute, then two: longer than any call may take. */
    private static final String TAKE = """
        with due as (
          select c.village_id, c.attachment_id, a.format, a.uploader_id from attachment_check c
          join attachment a on a.village_id = c.village_id and a.id = c.attachment_id and a.state = 'pending'
            and a.erased_at is null
          where c.trace_id is null and c.attempts < 3 and c.next_attempt_at <= :now
          order by c.next_attempt_at
          limit :limit
          for update of c skip locked),
        taken as (
          update attachment_check c
          set attempts = attempts + 1, next_attempt_at = :now + make_interval(mins => attempts + 1)
          from due where c.village_id = due.village_id and c.attachment_id = due.attachment_id
          returning c.village_id, c.attachment_id, due.format, due.uploader_id, c.attempts)
        select taken.village_id, taken.attachment_id, taken.format, taken.attempts, known.app_id, known.openid
        from taken left join lateral (
          select i.app_id, i.openid from wechat_identity i
          join wechat_account w on w.app_id = i.app_id and w.kind = 'mini-program'
          where i.person_id = taken.uploader_id
          order by i.created_at desc
          limit 1) known on true
        order by taken.attachment_id
        """;

    private static final String SUBMITTED = """
        update attachment_check set trace_id = :trace, submitted_at = :at
        where village_id = :village and attachment_id = :id
        """;
    private static final String EARLY = """
        select verdict from attachment_verdict where trace_id = :trace
        """;
    private static final String VERDICT = """
        insert into attachment_verdict (trace_id, verdict, arrived_at) values (:trace, :verdict, :at)
        on conflict do nothing
        """;
    private static final String BY_TRACE = """
        select village_id, attachment_id from attachment_check where trace_id = :trace
        """;
    private static final String HOPELESS = """
        select a.village_id, a.id from attachment a
        left join attachment_check c on c.village_id = a.village_id and c.attachment_id = a.id
        where a.state = 'pending' and a.erased_at is null
          and (a.uploaded_at < :before or (c.trace_id is null and c.attempts >= 3 and c.next_attempt_at <= :now))
        order by a.uploaded_at
        limit :limit
        """;

    private final Database database;

    PostgresContentCheckRequests(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Void> request(MediaLinks.Target target, Instant at) {
        return database.write(
                client -> of(client.sql(REQUEST), target).bind("at", at).then());
    }

    @Override
    public Mono<List<ContentCheck>> take(int limit, Instant now) {
        return database.write(client -> client.sql(TAKE)
                .bind("limit", limit)
                .bind("now", now)
                .map(PostgresContentCheckRequests::check)
                .all()
                .collectList());
    }

    /** Both sides write first and look second, so of a trace and its verdict the later one sees the other. */
    @Override
    public Mono<Attachment.State> submitted(MediaLinks.Target target, String traceId, Instant at) {
        return database.write(client -> of(client.sql(SUBMITTED), target)
                        .bind("trace", traceId)
                        .bind("at", at)
                        .then())
                .then(database.query(client -> client.sql(EARLY)
                        .bind("trace", traceId)
                        .map(row -> state(text(row, 0)))
                        .one()));
    }

    @Override
    public Mono<MediaLinks.Target> verdict(String traceId, Attachment.State verdict, Instant at) {
        return database.write(client -> client.sql(VERDICT)
                        .bind("trace", traceId)
                        .bind("verdict", PostgresAttachments.word(verdict))
                        .bind("at", at)
                        .then())
                .then(database.query(client -> client.sql(BY_TRACE)
                        .bind("trace", traceId)
                        .map(PostgresContentCheckRequests::target)
                        .one()));
    }

    @Override
    public Mono<List<MediaLinks.Target>> hopeless(Instant now, Instant uploadedBefore, int limit) {
        return database.query(client -> client.sql(HOPELESS)
                .bind("now", now)
                .bind("before", uploadedBefore)
                .bind("limit", limit)
                .map(PostgresContentCheckRequests::target)
                .all()
                .collectList());
    }

    private static DatabaseClient.GenericExecuteSpec of(
            DatabaseClient.GenericExecuteSpec sql, MediaLinks.Target target) {
        return sql.bind("village", target.village().value())
                .bind("id", target.attachment().value());
    }

    private static ContentCheck check(Readable row) {
        var format = Format.valueOf(text(row, 2).toUpperCase(Locale.ROOT));
        var openId = Optional.ofNullable(row.get(5, String.class)).map(value -> new OpenId(text(row, 4), value));
        var attempt = Objects.requireNonNull(row.get(3, Integer.class));
        return new ContentCheck(target(row), format.type(), openId, attempt);
    }

    private static MediaLinks.Target target(Readable row) {
        return new MediaLinks.Target(
                new Village.Id(Objects.requireNonNull(row.get(0, UUID.class))),
                new Attachment.Id(Objects.requireNonNull(row.get(1, UUID.class))));
    }

    private static Attachment.State state(String word) {
        return Attachment.State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String text(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, String.class));
    }
}
