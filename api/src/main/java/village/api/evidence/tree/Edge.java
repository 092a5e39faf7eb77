package village.api.evidence.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The right edge of a growing tree: all that is needed to append to it. Not for several threads. */
public final class Edge {
    private final List<Hash> peaks;
    private long size;

    private Edge(long size, List<Hash> peaks) {
        this.size = size;
        this.peaks = new ArrayList<>(peaks);
    }

    public static Edge empty() {
        return new Edge(0, List.of());
    }

    /** The edge of a stored tree. Fails when a subtree is not there. */
    public static Edge of(long size, Map<Node, Hash> stored) {
        var outline = Node.cover(0, size).stream().map(List::of).toList();
        return new Edge(size, new Outline(outline).filled(stored));
    }

    /** The subtrees the edge of a tree consists of. */
    public static List<Node> nodes(long size) {
        return Node.cover(0, size);
    }

    public long size() {
        return size;
    }

    /** Appends a leaf and gives back the subtrees that are complete by it, the leaf itself first. */
    public Map<Node, Hash> append(Hash leaf) {
        var complete = new LinkedHashMap<Node, Hash>();
        var node = new Node(0, size);
        var hash = leaf;
        complete.put(node, hash);
        while ((node.index() & 1) == 1) {
            hash = Merkle.node(peaks.remove(peaks.size() - 1), hash);
            node = new Node(node.level() + 1, node.index() >> 1);
            complete.put(node, hash);
        }
        peaks.add(hash);
        size++;
        return complete;
    }

    public Hash root() {
        return Merkle.over(peaks);
    }
}
