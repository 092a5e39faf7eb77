package village.api.evidence.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a proof, or a root, is made of: for each of its hashes the stored subtrees it is folded from. Reading these and
 * {@link #filled filling} them in gives the proof; there are O(log n) of them.
 */
public record Outline(List<List<Node>> parts) {
    public Outline {
        parts = parts.stream().map(List::copyOf).toList();
    }

    /** Of the root of a tree: one hash. */
    public static Outline root(long size) {
        return new Outline(List.of(Node.cover(0, size)));
    }

    /** Of the proof that the tree holds the leaf, from the leaf to the root (RFC 9162, 2.1.3.1). */
    public static Outline inclusion(long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("leaf: " + leaf + " (expected: below " + size + ")");
        }
        var parts = new ArrayList<List<Node>>();
        var start = 0L;
        for (var end = size; end - start > 1; ) {
            var middle = start + half(end - start);
            if (leaf < middle) {
                parts.add(Node.cover(middle, end));
                end = middle;
            } else {
                parts.add(Node.cover(start, middle));
                start = middle;
            }
        }
        Collections.reverse(parts);
        return new Outline(parts);
    }

    /** Of the proof that the tree of the second size begins with that of the first (RFC 9162, 2.1.4.1). */
    public static Outline consistency(long first, long second) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException("first: " + first + " (expected: 0 to " + second + ")");
        }
        var parts = new ArrayList<List<Node>>();
        var start = 0L;
        for (var end = second; first > 0 && first != end; ) {
            var middle = start + half(end - start);
            if (first <= middle) {
                parts.add(Node.cover(middle, end));
                end = middle;
            } else {
                parts.add(Node.cover(start, middle));
                start = middle;
            }
        }
        if (start > 0) {
            parts.add(Node.cover(start, first));
        }
        Collections.reverse(parts);
        return new Outline(parts);
    }

    /** The largest power of two below a size of two or more. */
    private static long half(long size) {
        return Long.highestOneBit(size - 1);
    }

    /** Every subtree needed, once. */
    public List<Node> nodes() {
        return parts.stream().flatMap(List::stream).distinct().toList();
    }

    /** The hashes. Fails with {@link BrokenTree} when a subtree is not there. */
    public List<Hash> filled(Map<Node, Hash> stored) {
        return parts.stream()
                .map(nodes -> Merkle.over(
                        nodes.stream().map(node -> present(stored, node)).toList()))
                .toList();
    }

    private static Hash present(Map<Node, Hash> stored, Node node) {
        return Optional.ofNullable(stored.get(node)).orElseThrow(() -> new BrokenTree(node));
    }
}
