package village.infra.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiries.Slice;
import village.api.inquiry.Inquiry;
import village.api.inquiry.Inquiry.Status;
import village.api.inquiry.InquirySearch;
import village.api.place.Village;
import village.infra.postgres.Database;
import village.infra.postgres.ExplainedConnections;
import village.infra.postgres.PostgresExtension;

/** How PostgreSQL finds inquiries among very many, in either kind of plan. */
class InquiryPlansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FEW_BLOCKS = 400;
    private static final Village.Id VILLAGE = new Village.Id(new UUID(1L << 32, 0));
    private static final Set<String> DESKS = Set.of("office", "policy");
    /** A hundred thousand of one village and twenty thousand of another; one in a hundred waits. */
    private static final String MANY = """
        insert into inquiry (village_id, id, version, asker_id, filer_id, helper_id, source, asker_name, desk_code,
          status, messages, answered, openness, shown, decided_by, decided_at, decision_reason, asked_at,
          waiting_since, due_at)
        select key(1, village), key(3, n + village * 1000000), 2, key(4, n % 5000), key(4, (n + n % 2) % 5000),
          case when n % 2 = 1 then key(4, (n + 1) % 5000) end, case when n % 2 = 1 then 'family' else 'wechat' end,
          '*秀英', (array['office', 'policy', 'law', 'farming'])[1 + n % 4],
          case when n % 100 = 0 then 'waiting' else 'answered' end,
          '[{"side": "asker", "text": "医保什么时候交", "attachments": [],
             "by": "00000000-0000-0000-0000-000000000001", "at": "2026-11-25T02:00:00Z"}]',
          n % 100 > 0, case when n % 50 = 1 then 'pending' when n % 50 = 2 then 'published' else 'private' end,
          case when n % 50 = 2
            then '[{"side": "asker", "text": "医保", "at": "2026-11-25T02:00:00Z"}]'::jsonb else '[]' end,
          case when n % 50 = 2 then key(4, 1) end, case when n % 50 = 2 then now() end,
          case when n % 50 = 2 then '' end, now(), now(), now() + n * interval '1 minute'
        from (values (0, 100000), (1, 20000)) v (village, many), generate_series(1, many) n
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
        run(MANY);
        settle();
        pool = PostgresExtension.pool(POSTGRES.name());
    }

    /** What another transaction may still see, a vacuum leaves for the next; index-only plans are chosen after it only. */
    private static void settle() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            run("vacuum (analyze) inquiry");
            assertThat(POSTGRES.sql()
                            .sql("select relallvisible::float8 / relpages from pg_class where relname = 'inquiry'")
                            .map(row -> row.get(0, Double.class))
                            .one()
                            .block(PATIENCE))
                    .isGreaterThan(0.99);
        });
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
        for (var after : List.of(Optional.<UUID>empty(), Optional.of(new UUID(3L << 32, 50_000)))) {
            var slice = new Slice(after, 20);
            isCheap(mode, inquiries -> inquiries.waiting(VILLAGE, DESKS, slice));
            isCheap(mode, inquiries -> inquiries.inStatus(VILLAGE, DESKS, Status.ANSWERED, slice));
            isCheap(mode, inquiries -> inquiries.toModerate(VILLAGE, DESKS, slice));
            isCheap(mode, inquiries -> inquiries.published(VILLAGE, slice));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void anExpertsListWalksAnIndexForEachOfHisVillages(String mode) {
        var other = new Village.Id(new UUID(1L << 32, 1));
        var places = Set.of(
                new Inquiries.Place(VILLAGE, "law"),
                new Inquiries.Place(VILLAGE, "office"),
                new Inquiries.Place(other, "law"));
        for (var after : List.of(Optional.<UUID>empty(), Optional.of(new UUID(3L << 32, 50_000)))) {
            var slice = new Slice(after, 20);
            isCheap(mode, inquiries -> inquiries.at(places, Status.WAITING, slice));
            isCheap(mode, inquiries -> inquiries.at(places, Status.ANSWERED, slice));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void whatFewSayIsFoundByItsLettersAndWhatManySayInOrder(String mode) {
        run("""
            update inquiry set messages = jsonb_set(messages, '{0,text}', '"罕见的葡萄霜霉病"')
            where id = key(3, 40000)
            """);
        for (var after : List.of(Optional.<UUID>empty(), Optional.of(new UUID(3L << 32, 50_000)))) {
            var slice = new Slice(after, 20);
            for (var typed : List.of("霜霉病", "医保", "医保 霜霉病")) {
                var search = InquirySearch.of(typed).orElseThrow();
                isCheap(mode, inquiries -> inquiries.saying(VILLAGE, DESKS, search, slice));
            }
        }
    }

    /** All answered at one moment long ago in {@link #MANY}; two hundred of them lately. */
    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void whatATownshipCountsIsCountedOnIndexesAlone(String mode) {
        run("update inquiry set answered_at = now() where village_id = key(1, 0) and id between key(3, 101) and"
                + " key(3, 300)");
        settle();
        var since = Instant.now().minus(Duration.ofDays(30));
        isCheapIn(
                mode,
                database -> new PostgresInquiryCounts(database)
                        .counts(List.of(VILLAGE, new Village.Id(new UUID(1L << 32, 1))), since, Instant.now()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void whatIsLateAnywhereIsFoundByItsTime(String mode) {
        isCheap(mode, inquiries -> inquiries.late(Instant.now().plus(Duration.ofDays(3)), 50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void whatIsUndecidedIsFoundFromTheOldestOn(String mode) {
        var old = Instant.parse("2026-11-26T02:00:00Z");
        var wanted = new Inquiries.Undecided(Set.of(), DESKS, old, Actor.self(new Person.Id(new UUID(4L << 32, 8))));
        isCheap(mode, inquiries -> inquiries.undecided(VILLAGE, wanted, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void oneIsFoundByItsKeyAndOnesOwnByTheAsker(String mode) {
        isCheap(mode, inquiries -> inquiries.byId(VILLAGE, new Inquiry.Id(new UUID(3L << 32, 50_007))));
        isCheap(
                mode,
                inquiries -> inquiries.askedBy(new Person.Id(new UUID(4L << 32, 8)), new Slice(Optional.empty(), 20)));
    }

    private static void isCheap(String mode, Function<Inquiries, Mono<?>> asked) {
        isCheapIn(mode, database -> asked.apply(new PostgresInquiries(database, UuidCreator::getTimeOrderedEpoch)));
    }

    private static void isCheapIn(String mode, Function<Database, Mono<?>> asked) {
        var explained = new ExplainedConnections(pool, mode);
        var manager = new R2dbcTransactionManager(explained.factory());
        var database = new Database(
                DatabaseClient.create(explained.factory()), TransactionalOperator.create(manager), PATIENCE);
        asked.apply(database).block(PATIENCE);
        assertThat(explained.plans()).isNotEmpty().allSatisfy(InquiryPlansTest::isCheap);
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
