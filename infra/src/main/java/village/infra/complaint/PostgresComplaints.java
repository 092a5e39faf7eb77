package village.infra.complaint;

import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Deadline;
import village.api.complaint.Merges;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.Ticket;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.audit.PostgresAudit;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Complaints on PostgreSQL: a change, its time line entry and its event are one transaction. */
final class PostgresComplaints implements Complaints {
    private static final String ONE = ComplaintRows.SELECT + "where village_id = :village and id = :id";
    static final String ONE_LOCKED = ONE + " for no key update";
    private static final String ALL = ComplaintRows.SELECT
            + "where (village_id, id) in (select * from unnest(cast(:villages as uuid[]), cast(:ids as uuid[])))";
    private static final String BY_TICKET = ComplaintRows.SELECT + "where village_id = :village and ticket = :ticket";
    private static final String OWN = ComplaintRows.SELECT
            + "where (reporter_id = :reporter or (filer_id = :reporter and source = 'family')) and id < :after";
    private static final String REPORTED = OWN + " order by id desc limit :limit";
    private static final String UNFINISHED = OWN + """
         and village_id = :village and status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info',
          'answered', 'verified')
        order by id desc limit :limit
        """;
    private static final String PUBLISHED = ComplaintRows.SELECT
            + "where village_id = :village and published and id < :after order by id desc limit :limit";
    private static final String LATE = """
        select village_id, id from complaint
        where status in ('submitted', 'accepted', 'dispatched', 'in-progress') and level = :level and due_at < :before
        order by due_at limit :limit
        """;
    private static final String LATE_OUTSIDE = """
        select village_id, id from complaint
        where status = 'transferred-out' and level <> 'county' and due_at < :before order by due_at limit :limit
        """;
    private static final String VERIFIED = """
        select village_id, id from complaint where status = 'verified' and verified_at < :before
        order by verified_at limit :limit
        """;
    private static final String RATED = """
        select village_id, id from complaint where status = 'rated' and rated_at < :before
        order by rated_at limit :limit
        """;
    private static final String ASKED = """
        select village_id, id from complaint
        where status = 'need-info' and (asked_again_at is null or asked_again_at < paused_at) and paused_at < :before
        order by paused_at limit :limit
        """;
    private static final String ASKED_AGAIN = """
        select village_id, id from complaint
        where status = 'need-info' and asked_again_at >= paused_at and asked_again_at < :before
        order by asked_again_at limit :limit
        """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;
    private final Ids ids;
    private final FilingQueue filings;

    PostgresComplaints(Database database, Ids ids) {
        this.database = database;
        this.filings = new FilingQueue(database);
        this.ids = ids;
    }

    @Override
    public Mono<Complaint.Id> add(Once once, List<Change> changes) {
        var filing = new Filing(once, changes);
        var village = changes.get(0).after().village();
        return PostgresAudit.noting()
                .flatMap(noting -> noting
                        ? database.write(client -> filings.write(filing).flatMap(made -> noted(client, changes, made)))
                        : filings.write(filing))
                .switchIfEmpty(database.query(client -> Idempotency.made(client, village, once)))
                .map(Complaint.Id::new);
    }

    private static Mono<UUID> noted(DatabaseClient client, List<Change> changes, UUID made) {
        return Flux.fromIterable(changes)
                .concatMap(change -> PostgresAudit.note(client, change.event()))
                .then(Mono.just(made));
    }

    @Override
    public Mono<Complaint> change(
            Village.Id village, Complaint.Id id, Optional<Once> once, Function<Complaint, Change> act) {
        return database.write(client -> claimed(client, village, once)
                .flatMap(fresh -> fresh ? changed(client, village, id, act) : one(client, ONE, village, id)));
    }

    private Mono<Boolean> claimed(DatabaseClient client, Village.Id village, Optional<Once> once) {
        return Idempotency.fresh(client, village, once, ids.next());
    }

    private static Mono<Complaint> changed(
            DatabaseClient client, Village.Id village, Complaint.Id id, Function<Complaint, Change> act) {
        return one(client, ONE_LOCKED, village, id).map(act).flatMap(change -> written(client, change));
    }

    @Override
    public Mono<Complaint> changeBoth(
            Village.Id village,
            Complaint.Id first,
            Complaint.Id second,
            Optional<Once> once,
            BiFunction<Complaint, Complaint, List<Change>> rule) {
        return database.write(client -> claimed(client, village, once)
                .flatMap(fresh -> fresh
                        ? ComplaintMerges.changedBoth(client, village, first, second, rule)
                        : one(client, ONE, village, first)));
    }

    @Override
    public Mono<Merges> changeMerged(
            Village.Id village, Complaint.Id id, Optional<Once> once, Function<Merges, List<Change>> rule) {
        return database.write(client -> claimed(client, village, once)
                .flatMap(fresh -> fresh
                        ? ComplaintMerges.changed(client, village, id, rule)
                        : one(client, ONE, village, id).map(Merges::none)));
    }

    @Override
    public Mono<Boolean> shared(Village.Id village, Complaint.Id id, Person.Id by) {
        return database.query(client -> ComplaintMerges.shared(client, village, id, by));
    }

    @Override
    public Mono<List<Complaint>> parts(Village.Id village, Complaint.Id id) {
        return database.query(client -> ComplaintMerges.parts(client, village, id));
    }

    @Override
    public Mono<List<Key>> late(Deadline.Level level, Instant before, int limit) {
        return database.query(client -> keys(client.sql(LATE)
                .bind("level", word(level))
                .bind("before", before)
                .bind("limit", limit)));
    }

    @Override
    public Mono<List<Key>> lateOutside(Instant before, int limit) {
        return database.query(
                client -> keys(client.sql(LATE_OUTSIDE).bind("before", before).bind("limit", limit)));
    }

    @Override
    public Mono<List<Key>> waiting(Status verifiedOrRated, Instant before, int limit) {
        var sql = verifiedOrRated == Status.RATED ? RATED : VERIFIED;
        return database.query(
                client -> keys(client.sql(sql).bind("before", before).bind("limit", limit)));
    }

    @Override
    public Mono<List<Key>> silent(boolean reminded, Instant before, int limit) {
        return database.query(client -> keys(client.sql(reminded ? ASKED_AGAIN : ASKED)
                .bind("before", before)
                .bind("limit", limit)));
    }

    private static Mono<List<Key>> keys(DatabaseClient.GenericExecuteSpec select) {
        return select.map((row, meta) -> new Key(new Village.Id(uuid(row, 0)), new Complaint.Id(uuid(row, 1))))
                .all()
                .collectList();
    }

    /** A change of a row that is locked: the row, its entry, its event. */
    static Mono<Complaint> written(DatabaseClient client, Change change) {
        return ComplaintRows.update(client, change.after())
                .then(tell(client, change))
                .thenReturn(change.after());
    }

    private static Mono<Void> tell(DatabaseClient client, Change change) {
        return ComplaintSteps.insert(client, change).then(PostgresEvents.append(client, change.event()));
    }

    @Override
    public Mono<Complaint> byId(Village.Id village, Complaint.Id id) {
        return database.query(client -> one(client, ONE, village, id));
    }

    @Override
    public Mono<List<Complaint>> all(Collection<Key> keys) {
        return database.query(client -> client.sql(ALL)
                .bind(
                        "villages",
                        keys.stream().map(key -> key.village().value()).toArray(UUID[]::new))
                .bind("ids", keys.stream().map(key -> key.id().value()).toArray(UUID[]::new))
                .map(ComplaintRows::toComplaint)
                .all()
                .collectList());
    }

    static Mono<Complaint> one(DatabaseClient client, String sql, Village.Id village, Complaint.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(ComplaintRows::toComplaint)
                .one();
    }

    @Override
    public Mono<Complaint> byTicket(Village.Id village, Ticket ticket) {
        return database.query(client -> client.sql(BY_TICKET)
                .bind("village", village.value())
                .bind("ticket", ticket.value())
                .map(ComplaintRows::toComplaint)
                .one());
    }

    @Override
    public Mono<List<Step>> steps(Village.Id village, Complaint.Id id) {
        return database.query(client -> ComplaintSteps.of(client, village, id));
    }

    @Override
    public Mono<Page<Complaint, Complaint.Id>> reportedBy(Person.Id reporter, Slice slice) {
        return page(
                slice,
                client -> client.sql(REPORTED)
                        .bind("reporter", reporter.value())
                        .bind("after", slice.after().map(Complaint.Id::value).orElse(LAST)));
    }

    @Override
    public Mono<Page<Complaint, Complaint.Id>> unfinished(Village.Id village, Person.Id reporter, Slice slice) {
        return page(
                slice,
                client -> client.sql(UNFINISHED)
                        .bind("village", village.value())
                        .bind("reporter", reporter.value())
                        .bind("after", slice.after().map(Complaint.Id::value).orElse(LAST)));
    }

    @Override
    public Mono<Page<Complaint, Complaint.Id>> published(Village.Id village, Slice slice) {
        return page(
                slice,
                client -> client.sql(PUBLISHED)
                        .bind("village", village.value())
                        .bind("after", slice.after().map(Complaint.Id::value).orElse(LAST)));
    }

    @Override
    public Mono<Page<Complaint, Complaint.Id>> forStaff(Village.Id village, StaffView view, Slice slice) {
        return page(slice, client -> StaffLists.of(client, village, view, slice));
    }

    private Mono<Page<Complaint, Complaint.Id>> page(
            Slice slice, Function<DatabaseClient, DatabaseClient.GenericExecuteSpec> select) {
        return database.query(client -> select.apply(client)
                        .bind("limit", slice.limit() + 1)
                        .map(ComplaintRows::toComplaint)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, slice.limit(), Complaint::id));
    }

    @Override
    public Mono<List<OpenCount>> openCounts(List<Village.Id> villages, Set<Village.Id> own, Instant now) {
        return database.query(client -> StaffLists.counts(client, villages, own, now));
    }

    @Override
    public Mono<OpenCount> openCount(Village.Id village, StaffView view, Instant now) {
        return database.query(client -> StaffLists.count(client, village, view, now));
    }
}
