package village.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.evidence.CanonicalRecord.Key;
import village.api.evidence.EvidenceLog.Leaf;
import village.api.evidence.tree.Edge;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Merkle;
import village.api.evidence.tree.Outline;
import village.api.evidence.tree.Proof;

/** What every evidence log does. */
public interface EvidenceLogContract {
    Duration PATIENCE = Duration.ofSeconds(30);

    EvidenceLog log();

    static CanonicalRecord record(UUID subject, long revision) {
        return CanonicalRecord.of(
                new Key("test", subject, revision), Optional.empty(), Map.of("title", "第 " + revision + " 版"));
    }

    static List<CanonicalRecord> records(UUID subject, long revisions) {
        return LongStream.rangeClosed(1, revisions)
                .mapToObj(revision -> record(subject, revision))
                .toList();
    }

    static <T> T now(Mono<T> asked) {
        return Objects.requireNonNull(asked.block(PATIENCE));
    }

    @Test
    default void appendsTogetherWithoutGapOrDouble() {
        var before = now(log().size());
        var shared = records(UUID.randomUUID(), 15);
        var places = Flux.range(0, 4)
                .flatMap(instance -> Flux.fromIterable(shared)
                        .concatWith(Flux.fromIterable(records(UUID.randomUUID(), 5)))
                        .concatMap(log()::append)
                        .subscribeOn(Schedulers.parallel()))
                .collectList();
        assertThat(now(places)).hasSize(80);
        var size = now(log().size());
        assertThat(size).isEqualTo(before + 35);
        assertThat(now(log().from(0, 10_000)))
                .extracting(Leaf::index)
                .containsExactlyElementsOf(LongStream.range(0, size).boxed().toList());
        assertThat(root(size)).isEqualTo(computedRoot());
    }

    @Test
    default void appendsManyAsOneByOne() {
        var known = record(UUID.randomUUID(), 1);
        var place = now(log().append(known));
        var batches = Flux.range(0, 4)
                .flatMap(instance -> log().appendAll(several(known)).subscribeOn(Schedulers.parallel()))
                .collectList();
        assertThat(now(batches)).allSatisfy(places -> {
            assertThat(places).hasSize(9);
            assertThat(places.get(3)).isEqualTo(place);
            assertThat(places.get(8)).isEqualTo(places.get(0));
            var fresh = places.stream().filter(at -> at > place).distinct().toList();
            assertThat(fresh)
                    .containsExactlyElementsOf(LongStream.range(fresh.get(0), fresh.get(0) + 7)
                            .boxed()
                            .toList());
        });
        var size = now(log().size());
        assertThat(size).isEqualTo(place + 1 + 28);
        assertThat(root(size)).isEqualTo(computedRoot());
        assertThat(now(log().appendAll(List.of()))).isEmpty();
    }

    /** Seven that are new, one that is there and one that comes twice. */
    private static List<CanonicalRecord> several(CanonicalRecord known) {
        var all = new ArrayList<>(records(UUID.randomUUID(), 7));
        all.add(3, known);
        all.add(all.get(0));
        return all;
    }

    @Test
    default void saltsEveryLeaf() {
        var subject = UUID.randomUUID();
        now(log().append(record(subject, 1)));
        var leaf = now(log().byKey(record(subject, 1).key()));
        var content = leaf.content().orElseThrow();
        assertThat(content.form()).isEqualTo(record(subject, 1).form());
        assertThat(Merkle.leaf(Base64.getDecoder().decode(content.salt()), content.form()))
                .isEqualTo(leaf.hash());
        assertThat(now(log().byIndex(leaf.index()))).isEqualTo(leaf);
    }

    @Test
    default void findsTheNewestRevision() {
        var subject = UUID.randomUUID();
        Flux.fromIterable(records(subject, 3)).concatMap(log()::append).blockLast(PATIENCE);
        assertThat(now(log().newest("test", subject)).key().revision()).isEqualTo(3);
        assertThat(log().newest("other", subject).blockOptional(PATIENCE)).isEmpty();
        assertThat(log().byKey(record(subject, 4).key()).blockOptional(PATIENCE))
                .isEmpty();
    }

    @Test
    default void provesEveryLeafAndEveryGrowth() {
        Flux.fromIterable(records(UUID.randomUUID(), 20))
                .concatMap(log()::append)
                .blockLast(PATIENCE);
        var size = now(log().size());
        var root = root(size);
        for (var leaf : now(log().from(0, 10_000))) {
            var path = now(log().fill(Outline.inclusion(leaf.index(), size)));
            assertThat(Proof.includes(leaf.hash(), leaf.index(), size, path, root))
                    .isTrue();
        }
        for (var first = 1L; first <= size; first++) {
            var path = now(log().fill(Outline.consistency(first, size)));
            assertThat(Proof.consistent(first, root(first), size, root, path)).isTrue();
        }
    }

    @Test
    default void erasesSaltAndContentAndKeepsTheHash() {
        var record = record(UUID.randomUUID(), 1);
        var place = now(log().append(record));
        var before = now(log().byIndex(place));
        var after = now(log().erase(place, "依法删除"));
        assertThat(after.content()).isEmpty();
        assertThat(after.hash()).isEqualTo(before.hash());
        assertThat(after.erasure().orElseThrow().reason()).isEqualTo("依法删除");
        assertThat(now(log().erase(place, "再删一次")).erasure()).isEqualTo(after.erasure());
        assertThat(now(log().append(record))).isEqualTo(place);
        assertThat(now(log().byIndex(place)).content()).isEmpty();
        assertThat(log().erase(1_000_000, "没有").blockOptional(PATIENCE)).isEmpty();
    }

    private Hash root(long size) {
        return now(log().fill(Outline.root(size))).get(0);
    }

    private Hash computedRoot() {
        var edge = Edge.empty();
        now(log().from(0, 10_000)).forEach(leaf -> edge.append(leaf.hash()));
        return edge.root();
    }
}
