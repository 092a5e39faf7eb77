package village.infra.disclosure.cover;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.disclosure.Filing;
import village.api.disclosure.cover.Cover;
import village.api.disclosure.cover.Covers;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Database;

final class PostgresCovers implements Covers {
    private static final String COLUMNS = """
        select c.village_id, c.id, c.disclosure_id, c.revision, c.attachment_id, c.office, c.covered_by, c.reason,
          c.covered_at, c.verdict, c.decided_by, c.decision_note, c.decided_at\
        """;
    private static final String SELECT = COLUMNS + " from disclosure_cover c ";
    private static final String ONE = SELECT + "where village_id = :village and id = :id";
    private static final String STANDING =
            SELECT + "where village_id = :village and verdict is distinct from 'lift' order by covered_at, id";
    private static final String TO_ERASE = COLUMNS + """
        , r.number
        from disclosure_cover c
          join disclosure_revision r on r.village_id = c.village_id and r.disclosure_id = c.disclosure_id
            and r.erased_reason is null
            and case when c.attachment_id is null then r.number = c.revision
              else r.enclosures @> jsonb_build_array(jsonb_build_object('id', c.attachment_id)) end
        where c.verdict = 'erase'
        order by c.decided_at, c.id, r.number limit :limit
        """;
    private static final String ADD = """
        insert into disclosure_cover (village_id, id, disclosure_id, revision, attachment_id, office, covered_by, reason,
          covered_at)
        values (:village, :id, :disclosure, :revision, :file, :office, :by, :reason, :at)
        """;
    private static final String DECIDE = """
        update disclosure_cover set verdict = :verdict, decided_by = :by, decision_note = :note, decided_at = :at
        where village_id = :village and id = :id and verdict is null
        """;

    private final Database database;

    PostgresCovers(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(Cover cover) {
        return database.write(client -> client.sql(ADD)
                .bind("village", cover.village().value())
                .bind("id", cover.id().value())
                .bind("disclosure", cover.filing().value())
                .bind("revision", cover.revision())
                .bind("file", orNull(cover.file().map(Attachment.Id::value), UUID.class))
                .bind("office", word(cover.office()))
                .bind("by", cover.by().value())
                .bind("reason", cover.reason())
                .bind("at", cover.at())
                .then()
                .onErrorMap(DuplicateKeyException.class, twice -> already("这里已经遮盖了。")));
    }

    private static Refusal already(String sentence) {
        return Refusal.of(Reason.DISCLOSURE_WRONG_STATE, sentence);
    }

    @Override
    public Mono<Cover> byId(Village.Id village, Cover.Id id) {
        return database.query(client -> client.sql(ONE)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(PostgresCovers::toCover)
                .one());
    }

    @Override
    public Mono<List<Cover>> standing(Village.Id village) {
        return database.query(client -> client.sql(STANDING)
                .bind("village", village.value())
                .map(PostgresCovers::toCover)
                .all()
                .collectList());
    }

    @Override
    public Mono<Void> decide(Cover decided) {
        var decision = decided.decision().orElseThrow();
        return database.write(client -> client.sql(DECIDE)
                .bind("verdict", word(decision.verdict()))
                .bind("by", decision.by().value())
                .bind("note", decision.note())
                .bind("at", decision.at())
                .bind("village", decided.village().value())
                .bind("id", decided.id().value())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(() -> already("这处遮盖已经有决定了。"))));
    }

    @Override
    public Mono<List<Erasure>> toErase(int limit) {
        return database.query(client -> client.sql(TO_ERASE)
                .bind("limit", limit)
                .map(row -> new Erasure(toCover(row), Objects.requireNonNull(row.get(13, Integer.class))))
                .all()
                .collectList());
    }

    private static Cover toCover(Readable row) {
        return new Cover(
                new Cover.Id(uuid(row, 1)),
                new Village.Id(uuid(row, 0)),
                new Filing.Id(uuid(row, 2)),
                Objects.requireNonNull(row.get(3, Integer.class)),
                optionalUuid(row, 4).map(Attachment.Id::new),
                word(row, 5, Cover.Office.class),
                new Person.Id(uuid(row, 6)),
                text(row, 7),
                instant(row, 8),
                optionalText(row, 9).map(verdict -> decision(row)));
    }

    private static Cover.Decision decision(Readable row) {
        return new Cover.Decision(
                word(row, 9, Cover.Verdict.class), new Person.Id(uuid(row, 10)), text(row, 11), instant(row, 12));
    }
}
