package village.api.evidence.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A perfect subtree: the leaves from {@code index · 2^level} on, {@code 2^level} of them. Once complete it never
 * changes, so its hash is stored once.
 */
public record Node(int level, long index) {
    public Node {
        if (level < 0 || index < 0) {
            throw new IllegalArgumentException("node: " + level + "/" + index + " (expected: 0 or more)");
        }
    }

    /** The subtrees that make up some leaves, from the largest to the smallest; of a tree or of a part in its proofs. */
    static List<Node> cover(long from, long to) {
        var nodes = new ArrayList<Node>();
        for (var at = from; at < to; ) {
            var level = Math.min(Long.numberOfTrailingZeros(at), 63 - Long.numberOfLeadingZeros(to - at));
            nodes.add(new Node(level, at >>> level));
            at += 1L << level;
        }
        return nodes;
    }
}
