package village.api.complaint.catalogue;

import java.util.HashSet;
import java.util.Set;

/** Whether two texts may tell of one thing: by the pairs of characters they share, as Chinese words mostly are two. */
public final class Resemblance {
    /** So much of the shorter one is in the other as well. */
    private static final double ENOUGH = 0.4;

    private Resemblance() {}

    /** Never for texts of less than two characters. */
    public static boolean alike(String one, String other) {
        var first = pairs(one);
        var second = pairs(other);
        var shorter = Math.min(first.size(), second.size());
        first.retainAll(second);
        return shorter > 0 && first.size() >= ENOUGH * shorter;
    }

    private static Set<String> pairs(String text) {
        var letters = text.codePoints().filter(Character::isLetterOrDigit).toArray();
        var pairs = new HashSet<String>();
        for (var at = 0; at + 1 < letters.length; at++) {
            pairs.add(new String(letters, at, 2));
        }
        return pairs;
    }
}
