package village.infra.evidence;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.event.SequencedEvent;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.CanonicalRecord.Key;
import village.api.evidence.EvidenceSource;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Closed cases: ticket, kind, how it ended and when each step was taken. No text, no name, no place. */
final class ClosedComplaints implements EvidenceSource {
    private static final String KIND = "complaint";
    private static final String CLOSED = "complaint.closed";

    private static final String CASE = """
            select c.village_id, c.ticket, c.kind, c.filed_at, e.facts ->> 'closing'
            from event e
            join complaint c on c.village_id = e.village_id and c.id = e.subject_id
            where e.subject_kind = 'complaint' and e.subject_id = :subject and e.subject_version = :version
              and e.type = 'complaint.closed' and c.village_id = :village
            """;
    private static final String STEPS = """
            select type, at from complaint_step
            where village_id = :village and complaint_id = :subject and number <= :version order by number
            """;
    private static final String NEWEST = """
            select subject_version from event
            where subject_kind = 'complaint' and subject_id = :subject and village_id = :village
              and type = 'complaint.closed'
            order by subject_version desc limit 1
            """;

    private final Database database;

    ClosedComplaints(Database database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<String> events() {
        return Set.of(CLOSED);
    }

    @Override
    public boolean open() {
        return false;
    }

    @Override
    public Mono<CanonicalRecord> of(SequencedEvent event) {
        var subject = event.event().subject();
        return stored(event.event().village(), new Key(KIND, subject.id(), subject.version()));
    }

    @Override
    public Mono<CanonicalRecord> stored(Optional<Village.Id> village, Key key) {
        return Mono.justOrEmpty(village).flatMap(there -> stored(there, key));
    }

    private Mono<CanonicalRecord> stored(Village.Id village, Key key) {
        return database.query(client -> client.sql(CASE)
                .bind("village", village.value())
                .bind("subject", key.subject())
                .bind("version", key.revision())
                .map(ClosedComplaints::toCase)
                .one()
                .flatMap(closed -> steps(client, closed.village(), key)
                        .map(steps -> CanonicalRecord.of(key, Optional.of(closed.village()), closed.content(steps)))));
    }

    private record Closed(Village.Id village, String ticket, String kind, String filedAt, String closing) {
        Map<String, Object> content(List<Map<String, Object>> steps) {
            return Map.of("ticket", ticket, "kind", kind, "filedAt", filedAt, "closing", closing, "steps", steps);
        }
    }

    private static Closed toCase(Readable row) {
        return new Closed(
                new Village.Id(uuid(row, 0)),
                text(row, 1),
                text(row, 2),
                instant(row, 3).toString(),
                text(row, 4));
    }

    private static Mono<List<Map<String, Object>>> steps(DatabaseClient client, Village.Id village, Key key) {
        return client.sql(STEPS)
                .bind("village", village.value())
                .bind("subject", key.subject())
                .bind("version", key.revision())
                .map((row, meta) -> Map.<String, Object>of(
                        "type", text(row, 0), "at", instant(row, 1).toString()))
                .all()
                .collectList();
    }

    @Override
    public Mono<Key> newest(Village.Id village, UUID subject) {
        return database.query(client -> client.sql(NEWEST)
                .bind("village", village.value())
                .bind("subject", subject)
                .map((row, meta) -> new Key(KIND, subject, number(row, 0)))
                .one());
    }
}
