package village.infra.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import village.api.event.EventLog.Sieve;
import village.api.place.Village;
import village.infra.postgres.ExplainedConnections;
import village.infra.postgres.PostgresExtension;

/** How PostgreSQL finds a page of changes among very many, whoever asks and however deep. */
class FeedPlansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MANY = 200_000;
    private static final Set<String> TYPES = Set.of("complaint.filed", "complaint.answered");

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool pool;

    /** A hundred villages; one event in two is public. */
    @BeforeAll
    static void load() {
        run("""
            insert into event (id, village_id, subject_kind, subject_id, subject_version, type, facts, occurred_at,
              position)
            select gen_random_uuid(), (lpad(to_hex(n % 100), 8, '0') || '-0000-0000-0000-000000000000')::uuid,
              'complaint', gen_random_uuid(), 1,
              (array['complaint.filed', 'credit.awarded', 'complaint.answered', 'quiz.passed'])[1 + n / 100 % 4],
              '{}', now(), n
            from generate_series(1, 200000) n
            """);
        run("vacuum (analyze) event");
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
    void aPageDeepInTheLogCostsWhatTheFirstCosts(String mode) {
        var everywhere = new Sieve(TYPES, villages(100));
        var first = blocks(mode, 0, everywhere);
        var last = blocks(mode, MANY - 2_000, everywhere);
        assertThat(first).isLessThan(60);
        assertThat(last).isLessThanOrEqualTo(first + 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void whoeverSeesLittleOfTheLogDoesNotReadAllOfIt(String mode) {
        assertThat(blocks(mode, 0, new Sieve(TYPES, villages(1)))).isLessThan(1_200);
        assertThat(blocks(mode, 100_000, new Sieve(Set.of("news.published"), villages(1))))
                .isLessThan(1_200);
    }

    private static int blocks(String mode, long after, Sieve sieve) {
        var plans = ExplainedConnections.plans(
                pool, mode, database -> new PostgresEventLog(database).sieved(after, after + 20_000, sieve, 500));
        assertThat(plans).hasSize(1).allSatisfy(FeedPlansTest::walksThePositions);
        return plans.stream()
                .mapToInt(plan -> plan.path("Shared Hit Blocks").asInt()
                        + plan.path("Shared Read Blocks").asInt())
                .sum();
    }

    private static void walksThePositions(JsonNode plan) {
        var nodes = ExplainedConnections.nodes(plan);
        assertThat(nodes).extracting(node -> node.path("Node Type").asString()).doesNotContain("Seq Scan");
        assertThat(nodes)
                .extracting(node -> node.path("Index Name").asString(""))
                .contains("event_position_once");
    }

    private static Set<Village.Id> villages(int count) {
        return LongStream.range(0, count)
                .mapToObj(n -> new Village.Id(new UUID(n << 32, 0)))
                .collect(Collectors.toSet());
    }
}
