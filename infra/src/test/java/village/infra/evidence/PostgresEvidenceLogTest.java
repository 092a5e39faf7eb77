package village.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.infra.evidence.Ledger.PATIENCE;
import static village.infra.evidence.Ledger.now;
import static village.infra.evidence.Ledger.record;
import static village.infra.evidence.Ledger.records;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.evidence.EvidenceLog;
import village.api.evidence.EvidenceLog.Leaf;
import village.api.evidence.tree.Edge;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Merkle;
import village.api.evidence.tree.Outline;
import village.api.evidence.tree.Proof;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

class PostgresEvidenceLogTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Database database = POSTGRES.database();
    private final EvidenceLog log = Ledger.log(database);

    @Test
    void instancesAppendTogetherWithoutGapOrDouble() {
        var pools = List.of(PostgresExtension.pool(POSTGRES.name()), PostgresExtension.pool(POSTGRES.name()));
        var before = now(log.size());
        var shared = records(UUID.randomUUID(), 30);
        var places = Flux.fromIterable(pools)
                .map(PostgresExtension::database)
                .map(Ledger::log)
                .flatMap(instance -> Flux.fromIterable(shared)
                        .concatWith(Flux.fromIterable(records(UUID.randomUUID(), 20)))
                        .concatMap(instance::append)
                        .subscribeOn(Schedulers.parallel()))
                .collectList()
                .block(PATIENCE);
        assertThat(places).hasSize(100);
        assertThat(now(log.size())).isEqualTo(before + 70);
        assertThat(everything()).extracting(Leaf::index).containsExactlyElementsOf(upTo(before + 70));
        Flux.fromIterable(pools).flatMap(pool -> pool.disposeLater()).then().block(PATIENCE);
        assertThat(storedRoot()).isEqualTo(computedRoot());
    }

    @Test
    void leavesNoTraceOfAnAppendThatDidNotCommit() {
        var record = record(UUID.randomUUID(), 1);
        var before = now(log.size());
        assertThatThrownBy(() -> database.together(
                                log.append(record).then(Mono.error(() -> new IllegalStateException("killed"))))
                        .block(PATIENCE))
                .hasMessageContaining("killed");
        assertThat(now(log.size())).isEqualTo(before);
        assertThat(now(log.append(record))).isEqualTo(before);
        assertThat(now(log.append(record))).isEqualTo(before);
        assertThat(now(log.size())).isEqualTo(before + 1);
    }

    @Test
    void salts() {
        var subject = UUID.randomUUID();
        now(log.append(record(subject, 1)));
        var leaf = now(log.byKey(record(subject, 1).key()));
        var content = leaf.content().orElseThrow();
        var salt = Base64.getMimeDecoder().decode(content.salt());
        assertThat(salt).hasSize(32);
        assertThat(content.form()).isEqualTo(record(subject, 1).form());
        assertThat(Merkle.leaf(salt, content.form())).isEqualTo(leaf.hash());
    }

    @Test
    void provesEveryLeafAndEveryGrowth() {
        Flux.fromIterable(records(UUID.randomUUID(), 20)).concatMap(log::append).blockLast(PATIENCE);
        var size = now(log.size());
        var root = storedRoot();
        for (var leaf : everything()) {
            var path = now(log.fill(Outline.inclusion(leaf.index(), size)));
            assertThat(Proof.includes(leaf.hash(), leaf.index(), size, path, root))
                    .isTrue();
        }
        for (var first = 1L; first <= size; first++) {
            var before = now(log.fill(Outline.root(first))).get(0);
            var path = now(log.fill(Outline.consistency(first, size)));
            assertThat(Proof.consistent(first, before, size, root, path)).isTrue();
        }
    }

    @Test
    void onlyGrows() {
        now(log.append(record(UUID.randomUUID(), 1)));
        now(log.append(record(UUID.randomUUID(), 1)));
        for (var change : List.of(
                "update evidence_leaf set revision = 7",
                "delete from evidence_leaf",
                "truncate evidence_leaf cascade",
                "update evidence_node set level = 9",
                "delete from evidence_node",
                "update evidence_content set form = 'x'",
                "delete from evidence_content",
                "truncate evidence_content")) {
            assertThatThrownBy(() -> Ledger.execute(POSTGRES.sql(), change))
                    .as(change)
                    .hasMessageContaining("evidence_");
        }
    }

    @Test
    void erasesSaltAndContentAndKeepsTheHash() {
        var record = record(UUID.randomUUID(), 1);
        var place = now(log.append(record));
        var before = now(log.byIndex(place));
        var root = storedRoot();
        var after = now(log.erase(place, "依法删除"));
        assertThat(after.content()).isEmpty();
        assertThat(after.hash()).isEqualTo(before.hash());
        assertThat(after.erasure().orElseThrow().reason()).isEqualTo("依法删除");
        assertThat(now(log.erase(place, "再删一次")).erasure()).isEqualTo(after.erasure());
        assertThat(now(log.append(record))).isEqualTo(place);
        assertThat(now(log.byIndex(place)).content()).isEmpty();
        assertThat(storedRoot()).isEqualTo(root);
        assertThat(log.erase(1_000_000, "没有").blockOptional(PATIENCE)).isEmpty();
    }

    private Hash storedRoot() {
        return now(log.fill(Outline.root(now(log.size())))).get(0);
    }

    private Hash computedRoot() {
        var edge = Edge.empty();
        everything().forEach(leaf -> edge.append(leaf.hash()));
        return edge.root();
    }

    private List<Leaf> everything() {
        return now(log.from(0, 10_000));
    }

    private static List<Long> upTo(long size) {
        return LongStream.range(0, size).boxed().toList();
    }
}
