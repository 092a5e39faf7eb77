package village.infra.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.api.credit.ledger.Studied.NOW;
import static village.api.credit.ledger.Studied.each;
import static village.api.credit.ledger.Studied.event;
import static village.api.credit.ledger.Studied.posting;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.credit.Member;
import village.api.credit.ledger.Ledger;
import village.api.credit.rule.Caps;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.PostgresExtension;

/** Somebody holds a member's row for long, and two instances are asked for him again and again. */
class HeldMemberTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 30;
    private static final int HELD = 6;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = StoredMembers.village(POSTGRES.sql());
    private final Member held = member();
    private final List<Member> members =
            IntStream.range(0, 10).mapToObj(number -> member()).toList();
    private final Sinks.One<Long> release = Sinks.one();
    private final ConnectionPool holder = PostgresExtension.pool(POSTGRES.name());
    private List<ConnectionPool> pools = List.of();

    @AfterEach
    void stopInstances() {
        Stream.concat(Stream.of(holder), pools.stream())
                .forEach(pool -> pool.disposeLater().block(PATIENCE));
    }

    /** Who waits second waits for the first one's turn, then for the row: his statement ends him, or his patience. */
    @ParameterizedTest
    @CsvSource({"1700, 10000", "0, 2000"})
    void whoeverWaitsBehindOthersForHimHoldsUpNobody(long statement, long patience) {
        pools = Stream.generate(() -> PostgresExtension.pool(POSTGRES.name(), Duration.ofMillis(statement)))
                .limit(2)
                .toList();
        var instances = pools.stream()
                .map(pool -> new PostgresLedger(PostgresExtension.database(pool, Duration.ofMillis(patience))))
                .toList();
        assertThat(book(instances.get(0), held, MANY).block(PATIENCE))
                .as("he has a row to wait for")
                .isEqualTo("booked");
        var holding = hold();
        var outcomes = Flux.range(0, MANY)
                .flatMap(
                        number -> book(instances.get(number % 2), of(number), number)
                                .delaySubscription(Duration.ofMillis(number % 2 * 400L)),
                        MANY)
                .collectList()
                .block(PATIENCE);
        release.tryEmitValue(1L);
        holding.join();
        assertThat(outcomes).filteredOn("unavailable"::equals).hasSize(HELD);
        assertThat(outcomes).filteredOn("booked"::equals).hasSize(MANY - HELD);
        assertThat(book(instances.get(0), held, 3).block(PATIENCE)).isEqualTo("booked");
        assertThat(lines()).isEqualTo(MANY - HELD + 2);
    }

    private Member of(int number) {
        return number % 5 == 3 ? held : members.get(number % 10);
    }

    private CompletableFuture<Long> hold() {
        var holding = PostgresExtension.database(holder, PATIENCE)
                .write(client -> LedgerLocks.members(client, List.of(held)).then(release.asMono()))
                .toFuture();
        await().until(() ->
                count("select count(*) from pg_stat_activity where datname = current_database() and state = 'idle in"
                                + " transaction'")
                        > 0);
        return holding;
    }

    private static Mono<String> book(Ledger ledger, Member member, int key) {
        var once = new Once("person", "credit.confirm", "key-" + key, "same");
        return Mono.defer(() -> ledger.book(
                        once, posting(event(member, 1, NOW.minusSeconds(60), Optional.empty()), each(Caps.NONE))))
                .map(line -> "booked")
                .onErrorResume(
                        Refusal.class, refused -> Mono.just(refused.reason().code()))
                .onErrorResume(Unavailable.class, away -> Mono.just("unavailable"))
                .onErrorReturn("failed")
                .subscribeOn(Schedulers.parallel());
    }

    private Member member() {
        return StoredMembers.member(POSTGRES.sql(), village);
    }

    private long lines() {
        return count("select count(*) from credit_entry where village_id = '" + village + "'");
    }

    private static long count(String sql) {
        return POSTGRES.sql().sql(sql).map(row -> Columns.number(row, 0)).one().block(PATIENCE);
    }
}
