package village.infra.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.api.credit.ledger.Studied.NOW;
import static village.api.credit.ledger.Studied.caps;
import static village.api.credit.ledger.Studied.each;
import static village.api.credit.ledger.Studied.event;
import static village.api.credit.ledger.Studied.posting;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import village.api.Once;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.PostgresExtension;

/** What many confirm at the same moment, in two instances, which is booked together, is as if each had been booked alone. */
class BookingQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 200;
    private static final Instant LAST_YEAR = Instant.parse("2025-12-30T02:00:00Z");

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool other;

    private final Village.Id village = StoredMembers.village(POSTGRES.sql());
    private final Ledger here = new PostgresLedger(POSTGRES.database());
    private final Ledger there = new PostgresLedger(PostgresExtension.database(other));

    @BeforeAll
    static void startAnotherInstance() {
        other = PostgresExtension.pool(POSTGRES.name());
        other.warmup().block(PATIENCE);
    }

    @AfterAll
    static void stopIt() {
        other.disposeLater().block(PATIENCE);
    }

    @Test
    void eachOfManyIsBookedOnceHoweverOftenAndWhereverItIsSent() {
        var members = IntStream.range(0, 40).mapToObj(number -> member()).toList();
        var outcomes = Flux.range(0, MANY * 3)
                .flatMap(number -> book(number, members.get(number % MANY % 40), number % MANY, each(Caps.NONE)), 64)
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).hasSize(MANY * 3).doesNotContain("failed", "unavailable");
        assertThat(outcomes.stream().distinct()).hasSize(MANY);
        hasRows(MANY);
    }

    @Test
    void theCapOfOneMemberHoldsAndNothingThatFitsIsLost() {
        var member = member();
        var outcomes = Flux.range(0, MANY)
                .flatMap(number -> book(number, member, number, each(caps(Scope.DAY, 50))), MANY)
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).doesNotContain("failed", "unavailable").doesNotHaveDuplicates();
        assertThat(account(member, 2026)).containsExactly(MANY, 50);
        var lines = here.lines(village, List.of(member.id()), 2026).block(PATIENCE);
        assertThat(lines).extracting(Entry::number).containsExactlyElementsOf(numbers());
        hasRows(MANY);
    }

    private static List<Long> numbers() {
        return IntStream.rangeClosed(1, MANY).mapToObj(Long::valueOf).toList();
    }

    @Test
    void whoCannotBeBookedSpoilsNoOtherAndClaimsNoKey() {
        var members = IntStream.range(0, 20).mapToObj(number -> member()).toList();
        var nobody = new Member(village, new RosterPerson.Id(UUID.randomUUID()));
        var outcomes = Flux.range(0, MANY)
                .flatMap(
                        number -> book(
                                number, number % 50 == 25 ? nobody : members.get(number % 20), number, each(Caps.NONE)),
                        MANY)
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).filteredOn("failed"::equals).hasSize(4);
        assertThat(outcomes).doesNotContain("unavailable");
        hasRows(MANY - 4);
    }

    @Test
    void nothingIsAddedToAYearOnceItIsClosed() {
        var members = IntStream.range(0, 10).mapToObj(number -> member()).toList();
        var closed = Sinks.<Long>one();
        var lines = Flux.range(0, MANY)
                .flatMap(
                        number -> closingAfter(60, number, closed)
                                .then(line(number, members.get(number % 10), number, LAST_YEAR, each(Caps.NONE))),
                        32)
                .collectList()
                .block(PATIENCE);
        var before = closed.asMono().block(PATIENCE);
        assertThat(lines).extracting(Entry::id).doesNotHaveDuplicates().hasSize(MANY);
        assertThat(lines).filteredOn(line -> line.year() == 2025).hasSize((int) (long) before);
        assertThat(lines).filteredOn(line -> line.year() == 2026).hasSize(MANY - (int) (long) before);
        assertThat(before).isBetween(1L, MANY - 1L);
        hasRows(MANY);
    }

    /** Closes the year beside the others, and tells how many lines it had when the closing was committed. */
    private Mono<Void> closingAfter(int number, int at, Sinks.One<Long> closed) {
        if (number != at) {
            return Mono.empty();
        }
        return POSTGRES.database()
                .write(client -> YearLock.alone(client, village, 2025)
                        .then(client.sql("insert into credit_closing (village_id, year, closed_by, closed_at)"
                                        + " values (:village, 2025, gen_random_uuid(), '2026-01-15T00:00:00Z')")
                                .bind("village", village.value())
                                .then())
                        .then(client.sql(
                                        "select count(*) from credit_entry where village_id = :village and year = 2025")
                                .bind("village", village.value())
                                .map(row -> Columns.number(row, 0))
                                .one()))
                .doOnNext(closed::tryEmitValue)
                .then();
    }

    @Test
    void whoeverIsCutOffAsksAgainAndIsBookedOnce() {
        var members = IntStream.range(0, 10).mapToObj(number -> member()).toList();
        var cut = new AtomicInteger();
        var outcomes = Flux.range(0, MANY)
                .flatMap(
                        number -> (number % 40 == 20 ? cutOff(cut) : Mono.<Void>empty())
                                .then(Mono.defer(
                                        () -> line(number, members.get(number % 10), number, NOW, each(Caps.NONE))))
                                .retryWhen(
                                        Retry.backoff(50, Duration.ofMillis(20)).filter(Unavailable.class::isInstance)),
                        64)
                .collectList()
                .block(PATIENCE);
        assertThat(cut.get()).isPositive();
        assertThat(outcomes).extracting(Entry::id).doesNotHaveDuplicates().hasSize(MANY);
        assertThat(members)
                .allSatisfy(member -> assertThat(account(member, 2026)).containsExactly(20, 20));
        hasRows(MANY);
    }

    /** Ends the connections of both instances that are at work this moment. */
    private static Mono<Void> cutOff(AtomicInteger cut) {
        return POSTGRES.sql()
                .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'")
                .map(row -> Columns.number(row, 0))
                .one()
                .doOnNext(ended -> cut.addAndGet(Math.toIntExact(ended)))
                .onErrorResume(failure -> Mono.empty())
                .then();
    }

    @Test
    void whoIsHeldUpBySomebodyElseHoldsUpNobody() {
        var held = member();
        var members = IntStream.range(0, 10).mapToObj(number -> member()).toList();
        var release = Sinks.<Long>one();
        var holding = POSTGRES.database()
                .write(client -> LedgerLocks.members(client, List.of(held)).then(release.asMono()))
                .toFuture();
        await().untilAsserted(() -> assertThat(inTransaction()).isPositive());
        var outcomes = Flux.range(0, 50)
                .flatMap(
                        number -> book(0, number % 25 == 3 ? held : members.get(number % 10), number, each(Caps.NONE)),
                        50)
                .collectList()
                .block(PATIENCE);
        release.tryEmitValue(1L);
        holding.join();
        assertThat(outcomes).filteredOn("unavailable"::equals).hasSize(2);
        assertThat(outcomes).doesNotContain("failed");
        assertThat(book(0, held, 3, each(Caps.NONE)).block(PATIENCE)).isNotIn("failed", "unavailable");
        hasRows(49);
    }

    private static long inTransaction() {
        return POSTGRES.sql()
                .sql("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and state = 'idle in transaction'")
                .map(row -> Columns.number(row, 0))
                .one()
                .block(PATIENCE);
    }

    /** In one instance or the other, by its number. */
    private Mono<String> book(int number, Member member, int key, Rule rule) {
        return line(number, member, key, NOW.minusSeconds(60), rule)
                .map(line -> line.id().toString())
                .onErrorResume(
                        Refusal.class, refused -> Mono.just(refused.reason().code()))
                .onErrorResume(Unavailable.class, away -> Mono.just("unavailable"))
                .onErrorReturn("failed")
                .subscribeOn(Schedulers.parallel());
    }

    private Mono<Entry> line(int number, Member member, int key, Instant at, Rule rule) {
        return Mono.defer(() -> (number % 2 == 0 ? here : there)
                .book(once(key), posting(event(member, 1, at, Optional.empty()), rule)));
    }

    private static Once once(int key) {
        return new Once("person", "credit.confirm", "key-" + key, "same");
    }

    private Member member() {
        return StoredMembers.member(POSTGRES.sql(), village);
    }

    /** How many lines, and how many points. */
    private List<Integer> account(Member member, int year) {
        var account = here.account(member, year).block(PATIENCE);
        assertThat(account.balance()).isEqualTo(new Amount(account.balance().points(), 0));
        return List.of((int) account.entries(), account.balance().points());
    }

    private void hasRows(int expected) {
        for (var table : List.of("credit_entry", "event", "idempotency")) {
            var rows = POSTGRES.sql()
                    .sql("select count(*) from " + table + " where village_id = :village")
                    .bind("village", village.value())
                    .map(row -> Columns.number(row, 0))
                    .one()
                    .block(PATIENCE);
            assertThat(rows).as(table).isEqualTo(expected);
        }
    }
}
