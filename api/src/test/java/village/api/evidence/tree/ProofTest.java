package village.api.evidence.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every proof in every tree of up to 300 leaves, and what anybody could try to change about it. */
class ProofTest {
    private static final int MOST = 300;
    private static final Hash STRANGE = Merkle.leaf("x".getBytes(StandardCharsets.UTF_8));
    private static final Map<Node, Hash> STORED = new HashMap<>();
    private static final List<Hash> LEAVES = new ArrayList<>();
    private static final List<Hash> ROOTS = new ArrayList<>();

    @BeforeAll
    static void grow() {
        var edge = Edge.empty();
        ROOTS.add(edge.root());
        for (var i = 0; i < MOST; i++) {
            LEAVES.add(Merkle.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
            STORED.putAll(edge.append(LEAVES.get(i)));
            ROOTS.add(edge.root());
        }
    }

    @Test
    void rootsAreThoseOfTheDefinition() {
        for (var size = 0; size <= MOST; size++) {
            assertThat(ROOTS.get(size)).isEqualTo(defined(LEAVES.subList(0, size)));
            assertThat(Outline.root(size).filled(STORED)).containsExactly(ROOTS.get(size));
            assertThat(Edge.of(size, STORED).root()).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void everyLeafIsProvedInEveryTreeAndNoChangedProofHolds() {
        for (var size = 1; size <= MOST; size++) {
            for (var leaf = 0; leaf < size; leaf++) {
                included(leaf, size);
            }
        }
    }

    private static void included(int leaf, int size) {
        var hash = LEAVES.get(leaf);
        var root = ROOTS.get(size);
        var path = Outline.inclusion(leaf, size).filled(STORED);
        holds(Proof.includes(hash, leaf, size, path, root));
        fails(Proof.includes(STRANGE, leaf, size, path, root));
        fails(Proof.includes(hash, leaf, size, path, STRANGE));
        fails(Proof.includes(hash, size, size, path, root) || Proof.includes(hash, -1, size, path, root));
        fails(size > 1 && Proof.includes(hash, leaf == 0 ? 1 : leaf - 1, size, path, root));
        changed(path).forEach(other -> fails(Proof.includes(hash, leaf, size, other, root)));
    }

    @Test
    void everyTreeBeginsWithEverySmallerOneAndNoChangedProofHolds() {
        for (var second = 0; second <= MOST; second++) {
            for (var first = 0; first <= second; first++) {
                consistent(first, second);
            }
        }
    }

    private static void consistent(int first, int second) {
        var before = ROOTS.get(first);
        var after = ROOTS.get(second);
        var path = Outline.consistency(first, second).filled(STORED);
        holds(Proof.consistent(first, before, second, after, path));
        fails(Proof.consistent(first, STRANGE, second, after, path));
        fails(first > 0 && Proof.consistent(first, before, second, STRANGE, path));
        fails(first < second && Proof.consistent(second, after, first, before, path));
        changed(path).forEach(other -> fails(Proof.consistent(first, before, second, after, other)));
    }

    private static Stream<List<Hash>> changed(List<Hash> path) {
        var changed = new ArrayList<List<Hash>>();
        for (var i = 0; i < path.size(); i++) {
            var other = new ArrayList<>(path);
            other.set(i, STRANGE);
            changed.add(other);
            var shorter = new ArrayList<>(path);
            shorter.remove(i);
            changed.add(shorter);
            var longer = new ArrayList<>(path);
            longer.add(i, STRANGE);
            changed.add(longer);
        }
        var longer = new ArrayList<>(path);
        longer.add(STRANGE);
        changed.add(longer);
        if (path.size() > 1) {
            var turned = new ArrayList<>(path);
            Collections.swap(turned, 0, 1);
            changed.add(turned);
        }
        return changed.stream();
    }

    private static Hash defined(List<Hash> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? Merkle.empty() : leaves.get(0);
        }
        var half = Integer.highestOneBit(leaves.size() - 1);
        return Merkle.node(defined(leaves.subList(0, half)), defined(leaves.subList(half, leaves.size())));
    }

    private static void holds(boolean verdict) {
        if (!verdict) {
            throw new AssertionError("a proof does not hold");
        }
    }

    private static void fails(boolean verdict) {
        if (verdict) {
            throw new AssertionError("a changed proof holds");
        }
    }
}
