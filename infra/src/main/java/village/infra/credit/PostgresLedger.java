package village.infra.credit;

import static village.infra.postgres.Columns.number;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.audit.Acting;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.ledger.Account;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Posting;
import village.api.credit.ledger.Posting.Counter;
import village.api.credit.ledger.Reversal;
import village.api.credit.ledger.RunningShare;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.postgres.Database;

/**
 * The ledger on PostgreSQL. Whoever books locks the rows of his members first, in the order of their ids, and reads what
 * stands in the books with statements that begin after that.
 */
final class PostgresLedger implements Ledger {
    private static final String BY_ID = EntryRows.SELECT + "where e.village_id = :village and e.id = :id";
    private static final String ACCOUNT = """
        select entries, points, minutes from credit_account
        where village_id = :village and member_id = :member and year = :year
        """;
    private static final String OF_MEMBER = EntryRows.SELECT + """
        where e.village_id = :village and e.member_id = :member and e.id < :after order by e.id desc limit :limit
        """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;
    private final BookingQueue queue;

    PostgresLedger(Database database) {
        this.database = database;
        this.queue = new BookingQueue(database);
    }

    @Override
    public Mono<List<Entry>> book(List<Posting> postings) {
        return Mono.deferContextual(context -> {
            var by = Acting.in(context);
            var wanted = postings.stream()
                    .map(posting -> new Postings.Wanted(posting, by, true))
                    .toList();
            return database.write(client -> Postings.book(client, wanted, Supplier::get));
        });
    }

    @Override
    public Mono<Entry> book(Once once, Posting posting) {
        return queue.book(once, posting);
    }

    @Override
    public Mono<Entry> reverse(Village.Id village, Entry.Id id, Reversal reversal) {
        return database.write(
                client -> one(client, village, id).flatMap(taken -> Reversals.one(client, taken, reversal)));
    }

    @Override
    public Mono<List<Entry>> reverseAll(Village.Id village, SourceKind kind, String item, Supplier<Reversal> reversal) {
        return database.write(client -> Reversals.all(client, village, kind, item, reversal));
    }

    private static Mono<Entry> one(DatabaseClient client, Village.Id village, Entry.Id id) {
        return client.sql(BY_ID)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(EntryRows::toEntry)
                .one();
    }

    @Override
    public Mono<Entry> byId(Village.Id village, Entry.Id id) {
        return database.query(client -> one(client, village, id));
    }

    @Override
    public Mono<List<Entry>> all(Collection<Place> places) {
        return database.query(client -> LedgerQueries.all(client, places));
    }

    @Override
    public Mono<Entry> of(Member member, SourceKind kind, UUID source) {
        return database.query(client -> LedgerQueries.of(client, member, kind, source));
    }

    @Override
    public Mono<List<Entry>> standing(Village.Id village, SourceKind kind, String item) {
        return database.query(client -> LedgerQueries.standing(client, village, kind, item));
    }

    @Override
    public Mono<Long> standing(Member member, SourceKind kind, String item) {
        return database.query(client -> LedgerQueries.standing(client, member, kind, item));
    }

    @Override
    public Mono<Account> account(Member member, int year) {
        return database.query(client -> client.sql(ACCOUNT)
                        .bind("village", member.village().value())
                        .bind("member", member.id().value())
                        .bind("year", year)
                        .map(row -> new Account(member, year, number(row, 0), EntryRows.amount(row, 1)))
                        .one())
                .defaultIfEmpty(Account.empty(member, year));
    }

    @Override
    public Mono<Page<Entry, UUID>> entries(Member member, int limit, Optional<UUID> after) {
        return database.query(client -> client.sql(OF_MEMBER)
                        .bind("village", member.village().value())
                        .bind("member", member.id().value())
                        .bind("after", after.orElse(LAST))
                        .bind("limit", limit + 1)
                        .map(EntryRows::toEntry)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, entry -> entry.id().value()));
    }

    @Override
    public Mono<List<Account>> accounts(Village.Id village, int year) {
        return database.query(client -> LedgerQueries.accounts(client, village, year));
    }

    @Override
    public Mono<Map<SourceKind, Amount>> sums(Member member, int year) {
        return database.query(client -> LedgerQueries.sums(client, member, year));
    }

    @Override
    public Mono<Map<Counter, Amount>> used(Collection<Counter> counters) {
        return database.query(client -> LedgerReads.used(client, counters));
    }

    @Override
    public Mono<Map<RunningShare.Of, RunningShare>> shares(Collection<RunningShare.Of> of) {
        return database.query(client -> ShareRows.read(client, of).collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Mono<Set<Entry.Id>> takenBack(Village.Id village, Collection<Entry.Id> lines) {
        return database.query(client -> LedgerQueries.takenBack(client, village, lines));
    }

    @Override
    public Mono<List<Entry>> lines(Village.Id village, Collection<RosterPerson.Id> members, int year) {
        return database.query(client -> LedgerQueries.lines(client, village, members, year));
    }
}
