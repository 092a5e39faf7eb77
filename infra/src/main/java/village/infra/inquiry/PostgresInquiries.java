package village.infra.inquiry;

import static village.infra.postgres.Columns.word;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryChange;
import village.api.inquiry.InquirySearch;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Inquiries on PostgreSQL: a change and its event are one transaction. */
final class PostgresInquiries implements Inquiries {
    private static final String ONE = InquiryRows.COLUMNS + "where village_id = :village and id = :id";
    private static final String LOCKED = ONE + " for update";
    /** Two short walks along two indexes; one row may be found by both. */
    private static final String ASKED_BY = InquiryRows.COLUMNS + """
        where (village_id, id) in (
          (select village_id, id from inquiry where asker_id = :person and id < :after order by id desc limit :limit)
          union
          (select village_id, id from inquiry where helper_id = :person and id < :after order by id desc limit :limit))
        order by id desc limit :limit
        """;

    private static final String WAITING = InquiryRows.COLUMNS + """
        where village_id = :village and status = 'waiting' and desk_code = any(:desks)
        order by due_at, id limit :limit
        """;
    private static final String WAITING_AFTER = InquiryRows.COLUMNS + """
        where village_id = :village and status = 'waiting' and desk_code = any(:desks) and (due_at, id) >
          ((select due_at from inquiry where village_id = :village and id = :after), :after)
        order by due_at, id limit :limit
        """;
    private static final String IN_STATUS = InquiryRows.COLUMNS + """
        where village_id = :village and status = :status and desk_code = any(:desks) and id < :after
        order by id desc limit :limit
        """;
    private static final String TO_MODERATE = InquiryRows.COLUMNS + """
        where village_id = :village and openness = 'pending' and answered and desk_code = any(:desks) and id < :after
        order by id desc limit :limit
        """;
    private static final String UNDECIDED = InquiryRows.COLUMNS + """
        where village_id = :village and openness = 'pending' and answered
          and (desk_code = any(:own)
            or desk_code = any(:others) and (messages -> -1 ->> 'at')::timestamptz < :before)
          and asker_id is distinct from :person and asker_roster_id is distinct from :roster
          and (filer_id <> :person or source not in ('family', 'platform'))
        order by id limit :limit
        """;
    private static final String LATE = InquiryRows.COLUMNS + """
        where status = 'waiting' and escalated_at is null and due_at < :before order by due_at limit :limit
        """;
    private static final String PUBLISHED = InquiryRows.COLUMNS + """
        where village_id = :village and openness = 'published' and id < :after order by id desc limit :limit
        """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);
    /** Is nobody's id, and unlike null it can be compared. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Database database;
    private final Ids ids;

    PostgresInquiries(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Mono<Inquiry.Id> add(Once once, InquiryChange change, LocalDate day, Optional<Limits> limits) {
        var inquiry = change.after();
        var id = inquiry.id().value();
        return database.write(client -> Idempotency.claim(client, inquiry.village(), once, id)
                        .flatMap(made -> made.equals(id)
                                ? insert(client, change, day, limits).thenReturn(made)
                                : Mono.just(made)))
                .map(Inquiry.Id::new);
    }

    private static Mono<Void> insert(
            DatabaseClient client, InquiryChange change, LocalDate day, Optional<Limits> limits) {
        return Mono.justOrEmpty(limits)
                .flatMap(few -> InquiryQuotas.take(client, change.after(), day, few))
                .then(Mono.defer(() -> InquiryRows.insert(client, change.after())))
                .then(Mono.defer(() -> PostgresEvents.append(client, change.event())));
    }

    @Override
    public Mono<Inquiry> change(
            Village.Id village, Inquiry.Id id, Optional<Once> once, Function<Inquiry, InquiryChange> act) {
        return database.write(client -> Idempotency.fresh(client, village, once, ids.next())
                .flatMap(fresh -> fresh ? changed(client, village, id, act) : one(client, ONE, village, id)));
    }

    private static Mono<Inquiry> changed(
            DatabaseClient client, Village.Id village, Inquiry.Id id, Function<Inquiry, InquiryChange> act) {
        return one(client, LOCKED, village, id)
                .map(act)
                .flatMap(change -> InquiryRows.update(client, change.after())
                        .then(Mono.defer(() -> PostgresEvents.append(client, change.event())))
                        .thenReturn(change.after()));
    }

    private static Mono<Inquiry> one(DatabaseClient client, String sql, Village.Id village, Inquiry.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(InquiryRows::toInquiry)
                .one();
    }

    @Override
    public Mono<Inquiry> byId(Village.Id village, Inquiry.Id id) {
        return database.query(client -> one(client, ONE, village, id));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> askedBy(Person.Id person, Slice slice) {
        return page(
                slice,
                client -> client.sql(ASKED_BY)
                        .bind("person", person.value())
                        .bind("after", slice.after().orElse(LAST)));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> waiting(Village.Id village, Set<String> desks, Slice slice) {
        return page(
                slice,
                client -> slice.after()
                        .map(after -> client.sql(WAITING_AFTER).bind("after", after))
                        .orElseGet(() -> client.sql(WAITING))
                        .bind("village", village.value())
                        .bind("desks", desks.toArray(String[]::new)));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> inStatus(
            Village.Id village, Set<String> desks, Inquiry.Status status, Slice slice) {
        return page(
                slice,
                client -> client.sql(IN_STATUS)
                        .bind("village", village.value())
                        .bind("desks", desks.toArray(String[]::new))
                        .bind("status", word(status))
                        .bind("after", slice.after().orElse(LAST)));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> at(Set<Place> places, Inquiry.Status status, Slice slice) {
        return database.query(client -> InquiriesAtPlaces.find(client, places, status, slice))
                .map(rows ->
                        Page.of(rows, slice.limit(), inquiry -> inquiry.id().value()));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> saying(Village.Id village, Set<String> desks, InquirySearch search, Slice slice) {
        return database.query(client -> InquiriesSaying.find(client, village, desks, search, slice))
                .map(rows ->
                        Page.of(rows, slice.limit(), inquiry -> inquiry.id().value()));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> toModerate(Village.Id village, Set<String> desks, Slice slice) {
        return page(
                slice,
                client -> client.sql(TO_MODERATE)
                        .bind("village", village.value())
                        .bind("desks", desks.toArray(String[]::new))
                        .bind("after", slice.after().orElse(LAST)));
    }

    @Override
    public Mono<List<Inquiry>> undecided(Village.Id village, Undecided wanted, int limit) {
        var reader = wanted.reader();
        return database.query(client -> client.sql(UNDECIDED)
                .bind("village", village.value())
                .bind("own", wanted.own().toArray(String[]::new))
                .bind("others", wanted.others().toArray(String[]::new))
                .bind("before", wanted.spokenBefore())
                .bind("person", reader.person().map(Person.Id::value).orElse(NOBODY))
                .bind(
                        "roster",
                        reader.rosterPerson().map(RosterPerson.Id::value).orElse(NOBODY))
                .bind("limit", limit)
                .map(InquiryRows::toInquiry)
                .all()
                .collectList());
    }

    @Override
    public Mono<List<Inquiry>> late(Instant before, int limit) {
        return database.query(client -> client.sql(LATE)
                .bind("before", before)
                .bind("limit", limit)
                .map(InquiryRows::toInquiry)
                .all()
                .collectList());
    }

    @Override
    public Mono<Page<Inquiry, UUID>> published(Village.Id village, Slice slice) {
        return page(
                slice,
                client -> client.sql(PUBLISHED)
                        .bind("village", village.value())
                        .bind("after", slice.after().orElse(LAST)));
    }

    private Mono<Page<Inquiry, UUID>> page(
            Slice slice, Function<DatabaseClient, DatabaseClient.GenericExecuteSpec> select) {
        return database.query(client -> select.apply(client)
                        .bind("limit", slice.limit() + 1)
                        .map(InquiryRows::toInquiry)
                        .all()
                        .collectList())
                .map(rows ->
                        Page.of(rows, slice.limit(), inquiry -> inquiry.id().value()));
    }
}
