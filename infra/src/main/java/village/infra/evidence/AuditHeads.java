package village.infra.evidence;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.event.SequencedEvent;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.CanonicalRecord.Key;
import village.api.evidence.EvidenceLog;
import village.api.evidence.EvidenceSource;
import village.api.place.Village;
import village.infra.postgres.Database;

/**
 * The audit, put on record piece by piece: each head hashes the one before and the lines since. A line committed more
 * than a minute after its id was drawn would be missed; no transaction lasts that long.
 */
final class AuditHeads implements EvidenceSource {
    private static final String KIND = "audit-head";
    private static final UUID SUBJECT = UUID.nameUUIDFromBytes("audit_log".getBytes(StandardCharsets.UTF_8));
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final Duration KEPT = Duration.ofDays(180);

    private static final String ALONE = "select pg_advisory_xact_lock(5712312)";
    private static final String LAST = """
            select number, last_id, hash from evidence_audit_head order by number desc limit 1
            """;
    private static final String LINES = """
            select id, acted_at, sha256(convert_to(json_build_array(id, village_id, actor_id, actor_roles, act,
              subject_kind, subject_id, request_id, remote_address,
              to_char(acted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text, 'UTF8')) as hash
            from audit_log
            """;
    private static final String SUMMED = """
            select min(id::text)::uuid, max(id::text)::uuid, count(*), max(acted_at),
              encode(sha256(convert_to(:before, 'UTF8') || string_agg(hash, ''::bytea order by id)), 'hex'),
              min(acted_at)
            from (%s) l having count(*) > 0
            """;
    private static final String NEXT = SUMMED.formatted(LINES + """
            where id > :after and acted_at < :until order by id limit :most""");
    private static final String AGAIN = SUMMED.formatted(LINES + "where id > :after and id <= :last");
    private static final String ADD = """
            insert into evidence_audit_head (number, first_id, last_id, lines, last_at, hash)
            values (:number, :first, :last, :lines, :at, :hash)
            """;
    private static final String HEAD = """
            select h.number, b.last_id, h.last_id, h.lines, h.last_at, coalesce(b.hash, '')
            from evidence_audit_head h left join evidence_audit_head b on b.number = h.number - 1
            where h.number = :number
            """;

    private final Database database;
    private final EvidenceLog log;
    private final EvidenceSettings settings;
    private final Clock clock;

    AuditHeads(Database database, EvidenceLog log, EvidenceSettings settings, Clock clock) {
        this.database = database;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    private record Last(long number, UUID id, String hash) {}

    private record Sum(UUID first, UUID last, long lines, Instant at, String hash, Instant since) {
        CanonicalRecord record(long number, String before) {
            return CanonicalRecord.of(
                    new Key(KIND, SUBJECT, number),
                    Optional.empty(),
                    Map.of(
                            "number", number,
                            "before", before,
                            "first", first.toString(),
                            "last", last.toString(),
                            "lines", lines,
                            "hash", hash));
        }
    }

    /** Puts the next lines on record if they are many or have waited long; true when there may be more. */
    Mono<Boolean> next() {
        return database.write(client -> client.sql(ALONE)
                .then()
                .then(last(client))
                .flatMap(last -> sum(client, last).filter(this::due).flatMap(sum -> add(client, last, sum)))
                .defaultIfEmpty(false));
    }

    private static Mono<Last> last(DatabaseClient client) {
        return client.sql(LAST)
                .map((row, meta) -> new Last(number(row, 0), uuid(row, 1), text(row, 2)))
                .one()
                .defaultIfEmpty(new Last(0, BEGINNING, ""));
    }

    private Mono<Sum> sum(DatabaseClient client, Last last) {
        return client.sql(NEXT)
                .bind("before", last.hash())
                .bind("after", last.id())
                .bind("until", clock.instant().minus(settings.auditMargin()))
                .bind("most", settings.auditLines())
                .map(AuditHeads::toSum)
                .one();
    }

    private boolean due(Sum sum) {
        return sum.lines() >= settings.auditLines()
                || sum.since().isBefore(clock.instant().minus(settings.auditEvery()));
    }

    private Mono<Boolean> add(DatabaseClient client, Last last, Sum sum) {
        var number = last.number() + 1;
        return client.sql(ADD)
                .bind("number", number)
                .bind("first", sum.first())
                .bind("last", sum.last())
                .bind("lines", sum.lines())
                .bind("at", sum.at())
                .bind("hash", sum.hash())
                .then()
                .then(log.append(sum.record(number, last.hash())))
                .thenReturn(sum.lines() >= settings.auditLines());
    }

    private static Sum toSum(Readable row) {
        return new Sum(uuid(row, 0), uuid(row, 1), number(row, 2), instant(row, 3), text(row, 4), instant(row, 5));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** It follows the clock, no event. */
    @Override
    public Set<String> events() {
        return Set.of();
    }

    /** Ids and hashes only. */
    @Override
    public boolean open() {
        return true;
    }

    @Override
    public Mono<CanonicalRecord> of(SequencedEvent event) {
        return Mono.empty();
    }

    /** Made again from the lines; once they may be deleted, what was put on record stands for them. */
    @Override
    public Mono<CanonicalRecord> stored(Optional<Village.Id> village, Key key) {
        return database.query(client -> client.sql(HEAD)
                .bind("number", key.revision())
                .map((row, meta) -> new Head(
                        number(row, 0),
                        optionalUuid(row, 1).orElse(BEGINNING),
                        uuid(row, 2),
                        number(row, 3),
                        instant(row, 4),
                        text(row, 5)))
                .one()
                .flatMap(head -> again(client, head)
                        .filter(sum -> !expired(head, sum.lines()))
                        .map(sum -> sum.record(head.number(), head.before()))
                        .switchIfEmpty(Mono.defer(() -> expired(head, 0) ? recorded(key) : Mono.empty()))));
    }

    private record Head(long number, UUID after, UUID last, long lines, Instant at, String before) {}

    private boolean expired(Head head, long found) {
        return found < head.lines() && head.at().isBefore(clock.instant().minus(KEPT));
    }

    private static Mono<Sum> again(DatabaseClient client, Head head) {
        return client.sql(AGAIN)
                .bind("before", head.before())
                .bind("after", head.after())
                .bind("last", head.last())
                .map(AuditHeads::toSum)
                .one();
    }

    private Mono<CanonicalRecord> recorded(Key key) {
        return log.byKey(key)
                .flatMap(leaf -> Mono.justOrEmpty(leaf.content())
                        .map(content -> new CanonicalRecord(key, Optional.empty(), content.form())));
    }

    @Override
    public Mono<Key> newest(Village.Id village, UUID subject) {
        return Mono.empty();
    }
}
