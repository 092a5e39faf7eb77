package village.infra.evidence;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.CanonicalRecord.Key;
import village.api.evidence.EvidenceLog;
import village.api.evidence.tree.Edge;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Node;
import village.api.evidence.tree.Outline;
import village.api.place.Village;
import village.infra.audit.PostgresAudit;
import village.infra.postgres.Database;
import village.infra.postgres.Prepared;

final class PostgresEvidenceLog implements EvidenceLog {
    /** Whoever appends is alone until his transaction ends; the next statement sees all that was committed before. */
    private static final String ALONE = "select pg_advisory_xact_lock(5712311)";

    private static final String SIZE = "select coalesce(max(leaf_index) + 1, 0) from evidence_leaf";
    private static final Prepared PLACES = Prepared.of("""
        select l.kind, l.subject_id, l.revision, l.leaf_index
        from unnest(:kinds, :subjects, :revisions) as wanted (k, s, r)
        join evidence_leaf l on l.kind = wanted.k and l.subject_id = wanted.s and l.revision = wanted.r
        """);

    /** Laterally, each by its key: joined as a whole they are read from their beginning. */
    private static final String SELECT = """
        select l.leaf_index, encode(l.hash, 'hex'), l.kind, l.subject_id, l.revision, l.village_id,
          encode(c.salt, 'base64'), c.form, e.erased_at, e.reason
        from evidence_leaf l
        left join lateral (select salt, form from evidence_content where leaf_index = l.leaf_index limit 1) c on true
        left join lateral (
          select erased_at, reason from evidence_erasure where leaf_index = l.leaf_index limit 1) e on true
        """;

    private static final String BY_KEY = SELECT + """
        where l.kind = :kind and l.subject_id = :subject and l.revision = :revision
        """;
    private static final String BY_INDEX = SELECT + " where l.leaf_index = :index";
    private static final String NEWEST = SELECT + """
        where l.kind = :kind and l.subject_id = :subject order by l.revision desc limit 1
        """;
    private static final String FROM = SELECT + " where l.leaf_index >= :index order by l.leaf_index limit :limit";
    private static final String ERASURE = """
        insert into evidence_erasure (leaf_index, reason, erased_at)
        select leaf_index, :reason, :at from evidence_leaf where leaf_index = :index
        on conflict do nothing
        """;
    private static final String ERASE = "delete from evidence_content where leaf_index = :index";

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PostgresEvidenceLog(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<List<Long>> appendAll(List<CanonicalRecord> records) {
        return records.isEmpty()
                ? Mono.just(List.of())
                : database.write(client -> client.sql(ALONE)
                        .then()
                        .then(Mono.defer(() -> places(client, records)))
                        .flatMap(known -> added(client, records, known))
                        .map(places -> records.stream()
                                .map(record -> Objects.requireNonNull(places.get(record.key())))
                                .toList()));
    }

    private static Mono<Map<Key, Long>> places(DatabaseClient client, List<CanonicalRecord> records) {
        return PLACES.query(
                        client,
                        values -> values.bind("kinds", keys(records, Key::kind).toArray(String[]::new))
                                .bind("subjects", keys(records, Key::subject).toArray(UUID[]::new))
                                .bind("revisions", keys(records, Key::revision).toArray(Long[]::new)),
                        row -> Map.entry(new Key(text(row, 0), uuid(row, 1), number(row, 2)), number(row, 3)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static <T> Stream<T> keys(List<CanonicalRecord> records, Function<Key, T> part) {
        return records.stream().map(CanonicalRecord::key).map(part);
    }

    /** Writes those that have no place yet, and gives the places of all. */
    private Mono<Map<Key, Long>> added(DatabaseClient client, List<CanonicalRecord> records, Map<Key, Long> known) {
        if (records.stream().map(CanonicalRecord::key).allMatch(known::containsKey)) {
            return Mono.just(known);
        }
        return size(client).flatMap(size -> edge(client, size)).flatMap(edge -> {
            var leaves = new NewLeaves(edge, random);
            var places = new HashMap<>(known);
            for (var record : records) {
                places.computeIfAbsent(record.key(), key -> leaves.append(record));
            }
            return leaves.write(client).thenReturn(places);
        });
    }

    private static Mono<Edge> edge(DatabaseClient client, long size) {
        return TreeRows.read(client, Edge.nodes(size)).map(stored -> Edge.of(size, stored));
    }

    @Override
    public Mono<Long> size() {
        return database.query(PostgresEvidenceLog::size);
    }

    private static Mono<Long> size(DatabaseClient client) {
        return client.sql(SIZE).map((row, meta) -> number(row, 0)).one();
    }

    @Override
    public Mono<List<Hash>> fill(Outline outline) {
        List<Node> nodes = outline.nodes();
        return nodes.isEmpty()
                ? Mono.fromSupplier(() -> outline.filled(Map.of()))
                : database.query(client -> TreeRows.read(client, nodes)).map(outline::filled);
    }

    @Override
    public Mono<Leaf> byKey(Key key) {
        return database.query(client -> client.sql(BY_KEY)
                .bind("kind", key.kind())
                .bind("subject", key.subject())
                .bind("revision", key.revision())
                .map(PostgresEvidenceLog::toLeaf)
                .one());
    }

    @Override
    public Mono<Leaf> byIndex(long index) {
        return database.query(client -> byIndex(client, index));
    }

    private static Mono<Leaf> byIndex(DatabaseClient client, long index) {
        return client.sql(BY_INDEX)
                .bind("index", index)
                .map(PostgresEvidenceLog::toLeaf)
                .one();
    }

    @Override
    public Mono<Leaf> newest(String kind, UUID subject) {
        return database.query(client -> client.sql(NEWEST)
                .bind("kind", kind)
                .bind("subject", subject)
                .map(PostgresEvidenceLog::toLeaf)
                .one());
    }

    @Override
    public Mono<List<Leaf>> from(long index, int limit) {
        return database.query(client -> client.sql(FROM)
                .bind("index", index)
                .bind("limit", limit)
                .map(PostgresEvidenceLog::toLeaf)
                .all()
                .collectList());
    }

    @Override
    public Mono<Leaf> erase(long index, String reason) {
        return database.write(client -> client.sql(ERASURE)
                .bind("index", index)
                .bind("reason", reason)
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .flatMap(fresh -> fresh == 0 ? Mono.empty() : erased(client, index))
                .then(byIndex(client, index)));
    }

    private Mono<Void> erased(DatabaseClient client, long index) {
        return client.sql(ERASE)
                .bind("index", index)
                .then()
                .then(byIndex(client, index))
                .flatMap(leaf -> PostgresAudit.note(
                        client,
                        new PostgresAudit.Act(
                                ids.next(),
                                leaf.village(),
                                "evidence.erased",
                                leaf.key().kind(),
                                leaf.key().subject(),
                                clock.instant())));
    }

    private static Leaf toLeaf(Readable row) {
        return new Leaf(
                number(row, 0),
                Hash.ofHex(text(row, 1)),
                new Key(text(row, 2), uuid(row, 3), number(row, 4)),
                optionalUuid(row, 5).map(Village.Id::new),
                optionalText(row, 6).map(salt -> new Content(salt, text(row, 7))),
                optionalText(row, 9).map(reason -> new Erasure(instant(row, 8), reason)));
    }
}
