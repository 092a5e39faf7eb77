package village.infra.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.postgres.ExplainedConnections.nodes;

import com.github.f4b6a3.uuid.UuidCreator;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Filings.Slice;
import village.api.disclosure.Status;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.place.Village;
import village.infra.postgres.ExplainedConnections;
import village.infra.postgres.PostgresExtension;

/** How PostgreSQL finds filings among very many, in either kind of plan. */
class DisclosurePlansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FEW_BLOCKS = 400;
    private static final Village.Id VILLAGE = new Village.Id(new UUID(1L << 32, 0));
    /** A hundred thousand of one village and twenty thousand of another; one in a hundred is being prepared. */
    private static final String MANY = """
        insert into disclosure (village_id, id, version, item_code, class, period_kind, period_from, status,
          work_number, work_stage, work_title, work_body, work_attachments, work_reason, work_authors,
          work_changed_at, public_key, revision, title, first_published_at, published_at, objections_until, settled_at)
        select key(1, village), key(3, n), 5, 'B' || n % 80, (array['party', 'village', 'finance'])[1 + n % 3], 'day',
          date '2020-01-01' + (n / 80)::int,
          case when n % 100 = 0 then 'draft' else 'settled' end,
          case when n % 100 = 0 then 1 end, case when n % 100 = 0 then 'draft' end,
          case when n % 100 = 0 then '标题' end, case when n % 100 = 0 then '' end,
          case when n % 100 = 0 then '{}'::uuid[] end, case when n % 100 = 0 then '' end,
          case when n % 100 = 0 then '{}'::uuid[] end, case when n % 100 = 0 then now() end,
          case when n % 100 > 0 then key(5, n) end, case when n % 100 > 0 then 1 end,
          case when n % 100 > 0 then '标题' end, case when n % 100 > 0 then now() end,
          case when n % 100 > 0 then now() end, case when n % 100 > 0 then now() end,
          case when n % 100 > 0 then now() + interval '1 second' end
        from (values (0, 100000), (1, 20000)) v (village, many), generate_series(1, many) n
        """;

    private static final String TOLD = """
        insert into disclosure_revision (village_id, disclosure_id, number, item_code, item_name, class, period_kind,
          period_from, title, body, enclosures, reason, authors, checked_by, checked_at, published_by, published_at)
        select village_id, id, 1, item_code, '条目', class, period_kind, period_from, title, '', '[]', '',
          array[key(7, 1)], key(7, 2), now(), key(7, 1), published_at
        from disclosure where revision is not null
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
        run("insert into village (id, name) select key(1, v), '村' || v from generate_series(0, 1) v");
        run("set local session_replication_role = replica;" + MANY + ";" + TOLD);
        run("vacuum (analyze) disclosure");
        run("vacuum (analyze) disclosure_revision");
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
    void everyListWalksItsIndex(String mode) {
        for (var after : List.of(Optional.<UUID>empty(), Optional.of(new UUID(5L << 32, 50_000)))) {
            var slice = new Slice(after, 20);
            isCheap(mode, filings -> filings.published(VILLAGE, slice));
            isCheap(mode, filings -> filings.published(VILLAGE, DisclosureClass.FINANCE, slice));
            isCheap(mode, filings -> filings.published(VILLAGE, "B7", slice));
        }
        var staff = new Slice(Optional.of(new UUID(3L << 32, 50_000)), 20);
        isCheap(mode, filings -> filings.filed(VILLAGE, staff));
        isCheap(mode, filings -> filings.filed(VILLAGE, Status.DRAFT, staff));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void oneIsFoundByItsKeyAndTheOneBeforeItByItsPeriod(String mode) {
        var id = new Filing.Id(new UUID(3L << 32, 50_007));
        isCheap(mode, filings -> filings.byId(VILLAGE, id));
        isCheap(mode, filings -> filings.byId(VILLAGE, id).flatMap(filings::before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void theClockLooksAtOpenWindowsOnly(String mode) {
        isCheap(mode, filings -> filings.toSettle(Instant.now(), 50));
    }

    private static void isCheap(String mode, Function<Filings, Mono<?>> asked) {
        var plans = ExplainedConnections.plans(
                pool, mode, database -> asked.apply(new PostgresFilings(database, UuidCreator::getTimeOrderedEpoch)));
        assertThat(plans).isNotEmpty().allSatisfy(DisclosurePlansTest::isCheap);
    }

    private static void isCheap(JsonNode plan) {
        assertThat(nodes(plan))
                .noneMatch(node -> node.path("Node Type").asString().equals("Seq Scan"));
        var blocks = plan.path("Shared Hit Blocks").asInt()
                + plan.path("Shared Read Blocks").asInt();
        assertThat(blocks).as(plan.toString()).isLessThan(FEW_BLOCKS);
    }
}
