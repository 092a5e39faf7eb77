package village.infra.credit;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.ledger.Account;
import village.api.credit.ledger.Booking;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Posting;
import village.api.credit.ledger.Posting.Counter;
import village.api.credit.ledger.RunningShare;
import village.api.credit.rule.Caps.Scope;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.postgres.Prepared;

/** Reads what a booking must know of the books, after its members were locked. */
final class LedgerReads {
    private static final Prepared KNOWN = Prepared.of(EntryRows.SELECT + """
        join unnest(:villages, :members, :kinds, :sources) as wanted (v, m, k, s)
          on e.village_id = wanted.v and e.member_id = wanted.m and e.source_kind = wanted.k
            and e.source_id = wanted.s
        where e.reverses is null
        """);
    private static final String OF_COUNTERS = """
        select c.village_id, c.member_id, c.points, c.minutes, c.rule_code, c.scope, c.key, null::integer, null::bigint
        from credit_counter c
        join unnest(:villages, :members, :rules, :scopes, :keys) as wanted (v, m, r, s, k)
          on c.village_id = wanted.v and c.member_id = wanted.m and c.rule_code = wanted.r and c.scope = wanted.s
            and c.key = wanted.k
        """;
    private static final Prepared COUNTERS = Prepared.of(OF_COUNTERS);
    private static final Prepared COUNTERS_AND_ACCOUNTS = Prepared.of(OF_COUNTERS + """
        union all
        select a.village_id, a.member_id, a.points, a.minutes, null, null, null, a.year, a.entries
        from credit_account a
        join unnest(:villagesOfYears, :membersOfYears, :years) as owner (v, m, y)
          on a.village_id = owner.v and a.member_id = owner.m and a.year = owner.y
        """);

    private LedgerReads() {}

    /**
     * What the postings meet.
     *
     * @param repeated those of them that may have been booked before
     */
    static Mono<Booking> open(
            DatabaseClient client, List<Posting> postings, List<Posting> repeated, List<LedgerLocks.Year> closed) {
        var booking = new Booking();
        var counters = new HashSet<Counter>();
        var years = new HashSet<Booking.Year>();
        for (var posting : postings) {
            var year = posting.year(
                    LedgerLocks.among(closed, posting.source().member().village()));
            years.add(new Booking.Year(posting.source().member(), year));
            counters.addAll(posting.counters().values());
        }
        var before = repeated.isEmpty() ? Mono.<Void>empty() : known(client, booking, repeated);
        return before.then(Mono.defer(() -> standing(client, booking, postings)))
                .then(Mono.defer(() -> ShareRows.found(
                        client,
                        booking,
                        postings.stream()
                                .flatMap(posting -> posting.share().stream())
                                .collect(Collectors.toSet()))))
                .then(Mono.defer(() -> rest(client, booking, counters, years)));
    }

    /**
     * What reversals meet.
     *
     * @param years those they are booked in
     */
    static Mono<Booking> open(DatabaseClient client, List<Entry> taken, Set<Booking.Year> years) {
        var counters = new HashSet<Counter>();
        taken.forEach(line ->
                counters.addAll(Posting.counters(line.source(), line.rule()).values()));
        var booking = new Booking();
        var shares = taken.stream().map(RunningShare.Of::of).collect(Collectors.toSet());
        return ShareRows.found(client, booking, shares).then(Mono.defer(() -> rest(client, booking, counters, years)));
    }

    private static Mono<Booking> rest(
            DatabaseClient client, Booking booking, Collection<Counter> counters, Collection<Booking.Year> years) {
        return COUNTERS_AND_ACCOUNTS
                .query(
                        client,
                        values -> {
                            bind(values, counters);
                            bind(values, "OfYears", years, Booking.Year::member);
                            values.bind(
                                    "years",
                                    years.stream().map(Booking.Year::year).toArray(Integer[]::new));
                        },
                        row -> found(booking, row))
                .then(Mono.just(booking));
    }

    /** They are few: asked one by one. */
    private static Mono<Void> standing(DatabaseClient client, Booking booking, List<Posting> postings) {
        return Flux.fromIterable(postings)
                .flatMapIterable(posting -> posting.exclusive().stream().toList())
                .concatMap(about -> LedgerQueries.standing(client, about.member(), about.kind(), about.item())
                        .filter(lines -> lines > 0)
                        .doOnNext(lines -> booking.found(about)))
                .then();
    }

    private static Mono<Void> known(DatabaseClient client, Booking booking, List<Posting> postings) {
        return KNOWN.query(
                        client,
                        values -> {
                            bind(
                                    values,
                                    "",
                                    postings,
                                    posting -> posting.source().member());
                            values.bind(
                                            "kinds",
                                            texts(
                                                    postings,
                                                    posting -> posting.source()
                                                            .kind()
                                                            .word()))
                                    .bind(
                                            "sources",
                                            ids(
                                                    postings,
                                                    posting -> posting.source().id()));
                        },
                        EntryRows::toEntry)
                .doOnNext(booking::found)
                .then();
    }

    private static void bind(Prepared.Values values, Collection<Counter> counters) {
        bind(values, "", counters, Counter::member);
        values.bind("rules", texts(counters, Counter::rule))
                .bind(
                        "scopes",
                        texts(counters, counter -> counter.scope().name().toLowerCase(Locale.ROOT)))
                .bind("keys", texts(counters, Counter::key));
    }

    private static boolean found(Booking booking, Readable row) {
        var member = member(row);
        var amount = EntryRows.amount(row, 2);
        optionalText(row, 4)
                .ifPresentOrElse(
                        rule -> booking.found(
                                new Counter(member, rule, word(row, 5, Scope.class), text(row, 6)), amount),
                        () -> booking.found(new Account(member, (int) number(row, 7), number(row, 8), amount)));
        return true;
    }

    /** What counters say, for who only reads. */
    static Mono<Map<Counter, Amount>> used(DatabaseClient client, Collection<Counter> counters) {
        var booking = new Booking();
        return COUNTERS.query(client, values -> bind(values, counters), row -> found(booking, row))
                .then(Mono.fromSupplier(booking::counters));
    }

    private static Member member(Readable row) {
        return new Member(new Village.Id(uuid(row, 0)), new RosterPerson.Id(uuid(row, 1)));
    }

    /** @param list tells the members of a statement apart */
    private static <T> void bind(Prepared.Values values, String list, Collection<T> all, Function<T, Member> member) {
        values.bind(
                        "villages" + list,
                        ids(all, one -> member.apply(one).village().value()))
                .bind("members" + list, ids(all, one -> member.apply(one).id().value()));
    }

    private static <T> UUID[] ids(Collection<T> all, Function<T, UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }

    private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
