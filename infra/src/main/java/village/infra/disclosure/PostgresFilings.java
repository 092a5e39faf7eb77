package village.infra.disclosure;

import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Change;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Published;
import village.api.disclosure.Revision;
import village.api.disclosure.Status;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Filings on PostgreSQL: a change, what it publishes and its event are one transaction. */
final class PostgresFilings implements Filings {
    private static final String ONE = FilingRows.SELECT + "where village_id = :village and id = :id";
    /**
     * Locks, and is read after in a statement of its own: one that waited for the row sees the row as it is then, but of
     * the revision beside it what was there when it began to wait.
     */
    private static final String LOCK = "select 1 from disclosure where village_id = :village and id = :id for update";

    private static final String REMOVE = "delete from disclosure where village_id = :village and id = :id";
    private static final String REVISIONS =
            RevisionRows.SELECT + "where village_id = :village and disclosure_id = :id order by number desc";
    private static final String REVISION =
            RevisionRows.SELECT + "where village_id = :village and disclosure_id = :id and number = :number";
    private static final String BEFORE = FilingRows.SELECT + """
        where village_id = :village and item_code = :item and period_kind = :kind and public_key is not null
          and period_from < :from
        order by period_from desc limit 1
        """;
    private static final String AFTER = FilingRows.SELECT + """
        where village_id = :village and item_code = :item and period_kind = :kind and public_key is not null
          and period_from > :from
        order by period_from limit 1
        """;
    private static final String UNFOLLOWED = FilingRows.SELECT + """
        where village_id = :village and class = 'finance' and period_kind <> 'day' and public_key is not null
          and exists (
            select 1 from disclosure b
              join disclosure_revision ended
                on ended.village_id = b.village_id and ended.disclosure_id = b.id and ended.number = b.revision
              join disclosure_revision begun on begun.village_id = disclosure.village_id
                and begun.disclosure_id = disclosure.id and begun.number = disclosure.revision
            where b.village_id = disclosure.village_id and b.item_code = disclosure.item_code
              and b.period_kind = disclosure.period_kind and b.public_key is not null
              and b.period_from = (disclosure.period_from - case disclosure.period_kind
                when 'month' then interval '1 month' when 'quarter' then interval '3 months'
                else interval '1 year' end)::date
              and ended.finance_table ->> 'closingFen' <> begun.finance_table ->> 'openingFen')
        order by period_from, id limit :limit
        """;
    private static final String PUBLIC = FilingRows.SELECT
            + "where village_id = :village and public_key < :after order by public_key desc limit :limit";
    private static final String PUBLIC_CLASS = FilingRows.SELECT + "where village_id = :village and class = :class"
            + " and public_key < :after order by public_key desc limit :limit";
    private static final String PUBLIC_ITEM = FilingRows.SELECT + "where village_id = :village and item_code = :item"
            + " and public_key < :after order by public_key desc limit :limit";
    private static final String FILED =
            FilingRows.SELECT + "where village_id = :village and id < :after order by id desc limit :limit";
    private static final String IN_STATUS = FilingRows.SELECT
            + "where village_id = :village and status = :status and id < :after order by id desc limit :limit";
    /** Questions are asked for one by one, along the index of open windows. */
    private static final String TO_SETTLE = """
        select d.village_id, d.id from disclosure d
        where d.revision is not null and d.settled_at is null and d.objections_until < :before
          and not exists (
            select 1 from disclosure_question q
            where q.village_id = d.village_id and q.disclosure_id = d.id
              and q.status <> 'answered' and q.status = 'waiting' offset 0)
        order by d.objections_until limit :limit
        """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;
    private final Ids ids;

    PostgresFilings(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Mono<Filing.Id> add(Once once, Change change) {
        var filing = change.after();
        return database.write(client -> Idempotency.claim(
                                client, filing.village(), once, filing.id().value())
                        .flatMap(made -> made.equals(filing.id().value())
                                ? insert(client, change).thenReturn(made)
                                : Mono.just(made)))
                .map(Filing.Id::new);
    }

    private static Mono<Void> insert(DatabaseClient client, Change change) {
        return FilingRows.insert(client, change.after())
                .onErrorMap(DuplicateKeyException.class, taken -> Refusal.of(Reason.DISCLOSURE_EXISTS))
                .then(PostgresEvents.append(client, change.event()));
    }

    @Override
    public Mono<Filing> change(Village.Id village, Filing.Id id, Optional<Once> once, Function<Filing, Change> act) {
        return database.write(client -> Idempotency.fresh(client, village, once, ids.next())
                .flatMap(fresh -> fresh ? changed(client, village, id, act) : one(client, ONE, village, id)));
    }

    private static Mono<Filing> changed(
            DatabaseClient client, Village.Id village, Filing.Id id, Function<Filing, Change> act) {
        return at(client, LOCK, village, id)
                .map(row -> id)
                .one()
                .flatMap(locked -> one(client, ONE, village, locked))
                .map(act)
                .flatMap(change -> kept(client, change)
                        .then(Mono.defer(() -> PostgresEvents.append(client, change.event())))
                        .thenReturn(change.after()));
    }

    private static Mono<Void> kept(DatabaseClient client, Change change) {
        var after = change.after();
        if (change.gone()) {
            return at(client, REMOVE, after.village(), after.id()).then();
        }
        return erased(client, change)
                .then(Mono.defer(() -> FilingRows.update(client, after)))
                .then(Mono.defer(() -> Mono.justOrEmpty(change.publication())
                        .flatMap(publication -> RevisionRows.insert(client, publication.revision())
                                .then(Mono.defer(() -> CoverageRows.extend(client, publication))))));
    }

    private static Mono<Void> erased(DatabaseClient client, Change change) {
        var after = change.after();
        return Mono.justOrEmpty(change.erasure())
                .flatMap(erasure -> at(client, REVISION, after.village(), after.id())
                        .bind("number", erasure.number())
                        .map(RevisionRows::toRevision)
                        .one()
                        .flatMap(revision -> RevisionRows.erase(client, revision.erased(erasure.reason()))));
    }

    private static DatabaseClient.GenericExecuteSpec at(
            DatabaseClient client, String sql, Village.Id village, Filing.Id id) {
        return client.sql(sql).bind("village", village.value()).bind("id", id.value());
    }

    private static Mono<Filing> one(DatabaseClient client, String sql, Village.Id village, Filing.Id id) {
        return at(client, sql, village, id).map(FilingRows::toFiling).one();
    }

    @Override
    public Mono<Filing> byId(Village.Id village, Filing.Id id) {
        return database.query(client -> one(client, ONE, village, id));
    }

    @Override
    public Mono<List<Revision>> revisions(Village.Id village, Filing.Id id) {
        return database.query(client -> at(client, REVISIONS, village, id)
                .map(RevisionRows::toRevision)
                .all()
                .collectList());
    }

    @Override
    public Mono<Revision> revision(Village.Id village, Filing.Id id, int number) {
        return database.query(client -> at(client, REVISION, village, id)
                .bind("number", number)
                .map(RevisionRows::toRevision)
                .one());
    }

    @Override
    public Mono<Filing> before(Filing filing) {
        return beside(BEFORE, filing);
    }

    @Override
    public Mono<Filing> after(Filing filing) {
        return beside(AFTER, filing);
    }

    private Mono<Filing> beside(String sql, Filing filing) {
        return database.query(client -> client.sql(sql)
                .bind("village", filing.village().value())
                .bind("item", filing.item())
                .bind("kind", word(filing.period().kind()))
                .bind("from", filing.period().from())
                .map(FilingRows::toFiling)
                .one());
    }

    @Override
    public Mono<List<Filing>> unfollowed(Village.Id village, int limit) {
        return database.query(client -> client.sql(UNFOLLOWED)
                .bind("village", village.value())
                .bind("limit", limit)
                .map(FilingRows::toFiling)
                .all()
                .collectList());
    }

    @Override
    public Mono<Page<Filing, UUID>> published(Village.Id village, Slice slice) {
        return page(slice, PostgresFilings::key, client -> client.sql(PUBLIC).bind("village", village.value()));
    }

    @Override
    public Mono<Page<Filing, UUID>> published(Village.Id village, DisclosureClass disclosureClass, Slice slice) {
        return page(
                slice,
                PostgresFilings::key,
                client -> client.sql(PUBLIC_CLASS)
                        .bind("village", village.value())
                        .bind("class", word(disclosureClass)));
    }

    @Override
    public Mono<Page<Filing, UUID>> published(Village.Id village, String item, Slice slice) {
        return page(
                slice,
                PostgresFilings::key,
                client ->
                        client.sql(PUBLIC_ITEM).bind("village", village.value()).bind("item", item));
    }

    private static UUID key(Filing filing) {
        return filing.published().map(Published::key).orElseThrow();
    }

    @Override
    public Mono<Page<Filing, UUID>> filed(Village.Id village, Slice slice) {
        return page(
                slice,
                filing -> filing.id().value(),
                client -> client.sql(FILED).bind("village", village.value()));
    }

    @Override
    public Mono<Page<Filing, UUID>> filed(Village.Id village, Status status, Slice slice) {
        return page(
                slice,
                filing -> filing.id().value(),
                client -> client.sql(IN_STATUS).bind("village", village.value()).bind("status", word(status)));
    }

    private Mono<Page<Filing, UUID>> page(
            Slice slice,
            Function<Filing, UUID> key,
            Function<DatabaseClient, DatabaseClient.GenericExecuteSpec> select) {
        return database.query(client -> select.apply(client)
                        .bind("after", slice.after().orElse(LAST))
                        .bind("limit", slice.limit() + 1)
                        .map(FilingRows::toFiling)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, slice.limit(), key));
    }

    @Override
    public Mono<List<Key>> toSettle(Instant before, int limit) {
        return database.query(client -> client.sql(TO_SETTLE)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, meta) -> new Key(new Village.Id(uuid(row, 0)), new Filing.Id(uuid(row, 1))))
                .all()
                .collectList());
    }
}
