package village.infra.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Posting.Counter;
import village.api.credit.ledger.RunningShare;
import village.api.credit.ledger.Studied;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Scope;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.postgres.Database;
import village.infra.postgres.ExplainedConnections;
import village.infra.postgres.PostgresExtension;

/** How PostgreSQL finds lines among very many, in either kind of plan. */
class CreditPlansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FEW_BLOCKS = 400;
    private static final Village.Id VILLAGE = new Village.Id(new UUID(1L << 32, 0));
    private static final Member MEMBER = new Member(VILLAGE, new RosterPerson.Id(new UUID(2L << 32, 7)));
    /** Twenty thousand members of one village with five lines each; foreign keys rest meanwhile. */
    private static final String MANY = """
        do $fill$ begin
          set local session_replication_role = replica;
          insert into roster_person (village_id, id, kind, name_sealed, name_index)
          select key(1, 0), key(2, m), 'villager', '', '' from generate_series(1, 20000) m;
          insert into credit_member (village_id, member_id) select key(1, 0), key(2, m) from generate_series(1, 20000) m;
          insert into credit_entry (village_id, id, member_id, year, number, source_kind, source_id, title, occurred_at,
            quantity, rule_code, scheme, wanted_points, wanted_minutes, points, minutes, points_before, minutes_before,
            points_after, minutes_after, recorded_at)
          select key(1, 0), key(3, m * 1000 + n), key(2, m), 2026, n, 'lesson', key(4, m * 1000 + n), '课',
            timestamptz '2026-01-01' + n * interval '1 day', 1, 'lesson', '1', 1, 0, 1, 0, n - 1, 0, n, 0,
            timestamptz '2026-01-02' + n * interval '1 day'
          from generate_series(1, 20000) m, generate_series(1, 5) n;
          insert into credit_account (village_id, member_id, year, entries, points, minutes)
          select key(1, 0), key(2, m), 2026, 5, 5, 0 from generate_series(1, 20000) m;
          insert into credit_counter (village_id, member_id, rule_code, scope, key, points, minutes)
          select key(1, 0), key(2, m), 'lesson', 'day', (date '2026-01-01' + n)::text, 1, 0
          from generate_series(1, 20000) m, generate_series(1, 5) n;
          insert into credit_share (village_id, member_id, rule_code, scheme, year, quantity, points, minutes)
          select key(1, 0), key(2, m), 'lesson', n::text, 2026, 20, 0, 20
          from generate_series(1, 20000) m, generate_series(1, 5) n;
        end $fill$
        """;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool pool;

    @BeforeAll
    static void load() {
        run("""
            create function key(kind int, number bigint) returns uuid immutable
            return (lpad(kind::text, 8, '0') || '-0000-0000-0000-' || lpad(to_hex(number), 12, '0'))::uuid
            """);
        run("insert into village (id, name) values (key(1, 0), '村')");
        run(MANY);
        for (var table : List.of("credit_entry", "credit_account", "credit_counter", "credit_share", "credit_member")) {
            run("vacuum (analyze) " + table);
        }
        pool = PostgresExtension.pool(POSTGRES.name());
    }

    private static void run(String statement) {
        POSTGRES.sql().sql(statement).then().block(PATIENCE);
    }

    @AfterAll
    static void close() {
        pool.disposeLater().block(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void aMembersBooksAreFoundByTheirKeys(String mode) {
        var after = Optional.of(new UUID(3L << 32, 7_003));
        isCheap(mode, ledger -> ledger.entries(MEMBER, 20, after));
        isCheap(mode, ledger -> ledger.account(MEMBER, 2026));
        isCheap(mode, ledger -> ledger.sums(MEMBER, 2026));
        isCheap(mode, ledger -> ledger.byId(VILLAGE, new Entry.Id(new UUID(3L << 32, 7_003))));
        isCheap(
                mode,
                ledger -> ledger.all(List.of(new Ledger.Place(VILLAGE, new Entry.Id(new UUID(3L << 32, 7_003))))));
        isCheap(mode, ledger -> ledger.takenBack(VILLAGE, List.of(new Entry.Id(new UUID(3L << 32, 7_003)))));
        isCheap(mode, ledger -> ledger.standing(VILLAGE, SourceKind.SERVICE, "case"));
        isCheap(mode, ledger -> ledger.reverseAll(VILLAGE, SourceKind.ACTIVITY, "day", Studied::reversal));
        isCheap(mode, ledger -> ledger.shares(List.of(new RunningShare.Of(MEMBER, "lesson", "1", 2026))));
        isCheap(mode, ledger -> ledger.used(List.of(new Counter(MEMBER, "lesson", Scope.DAY, "2026-02-01"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void bookingLooksAtNothingElse(String mode) {
        var posting = Studied.posting(Studied.event(MEMBER, 1), Studied.lesson(Caps.NONE));
        assertThat(posting.share()).as("all there is to look at").isPresent();
        explained(
                mode,
                database -> database.write(client -> LedgerLocks.members(client, List.of(MEMBER))
                        .then(Mono.defer(
                                () -> LedgerReads.open(client, List.of(posting), List.of(posting), List.of())))));
    }

    private static void isCheap(String mode, Function<Ledger, Mono<?>> asked) {
        explained(mode, database -> asked.apply(new PostgresLedger(database)));
    }

    private static void explained(String mode, Function<Database, Mono<?>> asked) {
        var explained = new ExplainedConnections(pool, mode);
        var manager = new R2dbcTransactionManager(explained.factory());
        var database = new Database(
                DatabaseClient.create(explained.factory()), TransactionalOperator.create(manager), PATIENCE);
        asked.apply(database).block(PATIENCE);
        assertThat(explained.plans()).isNotEmpty().allSatisfy(CreditPlansTest::isCheap);
    }

    private static void isCheap(JsonNode plan) {
        assertThat(nodes(plan))
                .noneMatch(node -> node.path("Node Type").asString().equals("Seq Scan"));
        var blocks = plan.path("Shared Hit Blocks").asInt()
                + plan.path("Shared Read Blocks").asInt();
        assertThat(blocks).as(plan.toString()).isLessThan(FEW_BLOCKS);
    }

    private static List<JsonNode> nodes(JsonNode plan) {
        return Stream.concat(Stream.of(plan), plan.path("Plans").valueStream().flatMap(child -> nodes(child).stream()))
                .toList();
    }
}
