package village.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.evidence.Ledger.now;
import static village.infra.postgres.ExplainedConnections.nodes;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.evidence.EvidenceLog;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Outline;
import village.api.evidence.tree.Proof;
import village.infra.postgres.ExplainedConnections;
import village.infra.postgres.PostgresExtension;

/** A long log: {@code -Dvillage.leaves=1000000} makes it longer. */
class EvidenceGrowthTest {
    private static final int LEAVES = Integer.getInteger("village.leaves", 60_003);
    private static final int PROOFS = 300;
    private static final int PAGE = 500;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final EvidenceLog log = Ledger.log(POSTGRES.database());

    @BeforeAll
    static void load() {
        Ledger.execute(POSTGRES.sql(), """
                insert into evidence_leaf (leaf_index, hash, kind, subject_id, revision)
                select g, sha256(int8send(g)), 'load', gen_random_uuid(), 1 from generate_series(0::bigint, %d) g
                """.formatted(LEAVES - 1));
        Ledger.execute(POSTGRES.sql(), level(1, "evidence_leaf", "leaf_index", ""));
        for (var level = 2; LEAVES >> level > 0; level++) {
            var below = " and a.level = %1$d and b.level = %1$d".formatted(level - 1);
            Ledger.execute(POSTGRES.sql(), level(level, "evidence_node", "node_index", below));
        }
        Ledger.execute(POSTGRES.sql(), """
                insert into evidence_content (leaf_index, salt, form)
                select leaf_index, hash, '{"title":"' || leaf_index || '"}' from evidence_leaf
                """);
        Ledger.execute(POSTGRES.sql(), "analyze evidence_content");
        Ledger.execute(POSTGRES.sql(), "analyze evidence_leaf");
        Ledger.execute(POSTGRES.sql(), "analyze evidence_node");
    }

    private static String level(int level, String table, String index, String below) {
        return """
                insert into evidence_node (level, node_index, hash)
                select %d, a.%s / 2, sha256('\\x01'::bytea || a.hash || b.hash)
                from %s a join %s b on b.%s = a.%s + 1 where a.%s %% 2 = 0 %s
                """.formatted(level, index, table, table, index, index, index, below);
    }

    @Test
    void provesALeafOfALongLogByAFewReads(TestReporter reporter) {
        var size = now(log.size());
        var root = now(log.fill(Outline.root(size))).get(0);
        var random = new Random(7);
        var times = IntStream.range(0, PROOFS)
                .mapToObj(proof -> Duration.ofNanos(proved(random.nextInt(LEAVES), size, root)))
                .sorted()
                .toList();
        reporter.publishEntry(LEAVES + " leaves", "p50 " + micros(times, 50) + " µs, p99 " + micros(times, 99) + " µs");
        assertThat(Outline.inclusion(size / 3, size).nodes()).hasSizeLessThan(50);
        assertThat(times.get(PROOFS / 2)).isLessThan(Duration.ofMillis(100));
    }

    private long proved(long leaf, long size, Hash root) {
        var began = System.nanoTime();
        var path = now(log.fill(Outline.inclusion(leaf, size)));
        var took = System.nanoTime() - began;
        var hash = now(log.byIndex(leaf)).hash();
        assertThat(Proof.includes(hash, leaf, size, path, root)).isTrue();
        return took;
    }

    private static long micros(List<Duration> times, int percent) {
        return times.get(times.size() * percent / 100).toNanos() / 1000;
    }

    @Test
    void readsNeitherTableWhole() {
        var size = now(log.size());
        var nodes = Outline.inclusion(size / 3, size).nodes();
        var leaves = nodes.stream().filter(node -> node.level() == 0).map(node -> "" + node.index());
        var above = nodes.stream().filter(node -> node.level() > 0).toList();
        var sql = TreeRows.READ
                .replace(":leaves", array(leaves.toList(), "bigint"))
                .replace(
                        ":levels",
                        array(above.stream().map(node -> "" + node.level()).toList(), "smallint"))
                .replace(
                        ":indexes",
                        array(above.stream().map(node -> "" + node.index()).toList(), "bigint"));
        var plan = String.join(
                "\n",
                now(POSTGRES.sql()
                        .sql("explain " + sql)
                        .map((row, meta) -> row.get(0, String.class))
                        .all()
                        .collectList()));
        assertThat(plan).contains("evidence_leaf_pk", "evidence_node_pk").doesNotContain("Seq Scan");
    }

    /** Whatever the planner thinks of pages of unknown length: an export must not grow with the square of the log. */
    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void readsAPageOfALongLogWhereItStands(String mode) {
        var pool = PostgresExtension.pool(POSTGRES.name());
        var plans = ExplainedConnections.plans(
                pool,
                mode,
                database -> Ledger.log(database)
                        .from(LEAVES - 5_000, PAGE)
                        .doOnNext(page -> assertThat(page).hasSize(PAGE)));
        pool.disposeLater().block(Ledger.PATIENCE);
        assertThat(plans)
                .singleElement()
                .satisfies(plan -> assertThat(nodes(plan))
                        .allSatisfy(node -> assertThat(node.path("Actual Rows").asDouble())
                                .as(node.toString())
                                .isLessThanOrEqualTo(PAGE)));
    }

    private static String array(List<String> numbers, String type) {
        return "'{" + String.join(",", numbers) + "}'::" + type + "[]";
    }
}
