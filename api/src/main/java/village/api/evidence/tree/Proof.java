package village.api.evidence.tree;

import java.util.ArrayList;
import java.util.List;

/** Whether proofs hold, as RFC 9162 says to find out. */
public final class Proof {
    private Proof() {}

    /** Whether a tree of that size and root holds the leaf at that place (2.1.3.2). */
    public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var climb = new Climb(index, size - 1);
        var hash = leaf;
        for (var beside : path) {
            if (climb.done()) {
                return false;
            }
            if (climb.beside()) {
                hash = Merkle.node(beside, hash);
                climb.skip();
            } else {
                hash = Merkle.node(hash, beside);
            }
            climb.up();
        }
        return climb.done() && hash.equals(root);
    }

    /** Whether the second tree begins with the first (2.1.4.2). Every tree begins with the empty one. */
    public static boolean consistent(long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> path) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == 0 || first == second) {
            return path.isEmpty()
                    && (first == second ? firstRoot.equals(secondRoot) : firstRoot.equals(Merkle.empty()));
        }
        return !path.isEmpty()
                && consistent(new Climb(first - 1, second - 1), firstRoot, secondRoot, whole(first, firstRoot, path));
    }

    private static List<Hash> whole(long first, Hash firstRoot, List<Hash> path) {
        if (Long.bitCount(first) > 1) {
            return path;
        }
        var whole = new ArrayList<Hash>();
        whole.add(firstRoot);
        whole.addAll(path);
        return whole;
    }

    private static boolean consistent(Climb climb, Hash firstRoot, Hash secondRoot, List<Hash> path) {
        climb.begin();
        var earlier = path.get(0);
        var later = path.get(0);
        for (var beside : path.subList(1, path.size())) {
            if (climb.done()) {
                return false;
            }
            if (climb.beside()) {
                earlier = Merkle.node(beside, earlier);
                later = Merkle.node(beside, later);
                climb.skip();
            } else {
                later = Merkle.node(later, beside);
            }
            climb.up();
        }
        return climb.done() && earlier.equals(firstRoot) && later.equals(secondRoot);
    }

    /** The way from a node to the root: its place and that of the last node of its level. */
    private static final class Climb {
        private long place;
        private long last;

        Climb(long place, long last) {
            this.place = place;
            this.last = last;
        }

        void begin() {
            while ((place & 1) == 1) {
                up();
            }
        }

        /** Whether the next hash stands on the left. */
        boolean beside() {
            return (place & 1) == 1 || place == last;
        }

        /** Passes the levels on which the node has no neighbour. */
        void skip() {
            while ((place & 1) == 0 && place != 0) {
                up();
            }
        }

        void up() {
            place >>= 1;
            last >>= 1;
        }

        boolean done() {
            return last == 0;
        }
    }
}
