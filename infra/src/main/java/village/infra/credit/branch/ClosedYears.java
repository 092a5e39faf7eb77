package village.infra.credit.branch;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.credit.closing.CloseYear;
import village.api.event.SequencedEvent;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.CanonicalRecord.Key;
import village.api.evidence.EvidenceSource;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Closed years on record: how many members, lines, points and minutes they hold for ever; nobody by himself. */
final class ClosedYears implements EvidenceSource {
    private static final String YEAR = """
            select c.year, c.closed_at, count(a.member_id), coalesce(sum(a.entries), 0)::bigint, coalesce(sum(a.points), 0),
              coalesce(sum(a.minutes), 0)
            from event e
            join credit_closing c on c.village_id = e.village_id and c.year = (e.facts ->> 'year')::integer
            left join credit_account a on a.village_id = c.village_id and a.year = c.year
            where e.subject_kind = 'credit-closing' and e.subject_id = :subject and e.subject_version = 1
              and e.village_id = :village
            group by c.year, c.closed_at
            """;

    private final Database database;

    ClosedYears(Database database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return CloseYear.KIND;
    }

    @Override
    public Set<String> events() {
        return Set.of("credit.year-closed");
    }

    @Override
    public boolean open() {
        return false;
    }

    @Override
    public Mono<CanonicalRecord> of(SequencedEvent event) {
        var told = event.event();
        return stored(told.village(), new Key(CloseYear.KIND, told.subject().id(), 1));
    }

    @Override
    public Mono<CanonicalRecord> stored(Optional<Village.Id> village, Key key) {
        return Mono.justOrEmpty(village)
                .flatMap(there -> content(there, key.subject()))
                .map(content -> CanonicalRecord.of(key, village, content));
    }

    private Mono<Map<String, Object>> content(Village.Id village, UUID subject) {
        return database.query(client -> client.sql(YEAR)
                .bind("subject", subject)
                .bind("village", village.value())
                .map(row -> Map.<String, Object>of(
                        "year", number(row, 0),
                        "closedAt", instant(row, 1).toString(),
                        "members", number(row, 2),
                        "lines", number(row, 3),
                        "points", number(row, 4),
                        "minutes", number(row, 5)))
                .one());
    }

    @Override
    public Mono<Key> newest(Village.Id village, UUID subject) {
        return content(village, subject).map(content -> new Key(CloseYear.KIND, subject, 1));
    }
}
