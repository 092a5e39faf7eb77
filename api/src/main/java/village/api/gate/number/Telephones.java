package village.api.gate.number;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import village.api.gate.number.Group.Gap;

/** Tells telephone numbers: mobiles by their eleven digits, landlines where it is written that they are. */
final class Telephones {
    private static final Pattern MOBILE = Pattern.compile("(?:0086|86|0)?(1[3-9][0-9]{9})");
    private static final Pattern LANDLINE = Pattern.compile("(010|02[0-9]|0[3-9][0-9]{2})?([2-8][0-9]{6,7})");
    private static final List<String> CALL =
            List.of("电话", "手机", "联系", "号码", "座机", "热线", "致电", "拨打", "微信", "tel", "phone", "mobile");
    private static final List<String> RING = List.of("电话", "座机", "固话", "热线", "致电", "拨打", "传真", "tel", "phone", "fax");
    private static final Set<List<Integer>> SPOKEN = Set.of(
            List.of(3, 4, 4),
            List.of(4, 4, 3),
            List.of(3, 3, 5),
            List.of(3, 8),
            List.of(8, 3),
            List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
            List.of(3, 2, 2, 2, 2),
            List.of(3, 2, 2, 4));
    /** A slip of the space bar, unless decimals stand side by side. */
    private static final Set<List<Integer>> SLIPPED =
            Set.of(List.of(1, 10), List.of(2, 9), List.of(9, 2), List.of(10, 1));
    /** A day and a running number. */
    private static final List<Integer> DATED = List.of(4, 2, 2, 3);

    private Telephones() {}

    /** The number without what is dialled before it; empty where it is no mobile. */
    static Optional<String> mobile(Candidate candidate) {
        var found = MOBILE.matcher(candidate.digits());
        return found.matches() && spoken(candidate, found.start(1)) ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static boolean spoken(Candidate candidate, int prefix) {
        var shape = candidate.shape();
        if (shape.size() == 1) {
            return true;
        }
        if (candidate.has(Gap.BRACKET) || shape.get(0) <= prefix) {
            return false;
        }
        shape.set(0, shape.get(0) - prefix);
        return (SPOKEN.contains(shape) && !candidate.mixed())
                || (SLIPPED.contains(shape) && slipped(candidate))
                || candidate.follows(CALL)
                || (candidate.onlyHas(Gap.HYPHEN) && !shape.equals(DATED));
    }

    /** Amounts side by side have points or separators, in between or right beside. */
    private static boolean slipped(Candidate candidate) {
        return candidate.onlyHas(Gap.SPACE) && !candidate.counted();
    }

    /** All its digits; empty where nothing says that it is a landline. */
    static Optional<String> landline(Candidate candidate) {
        var found = LANDLINE.matcher(candidate.digits());
        if (!found.matches()) {
            return Optional.empty();
        }
        var area = found.group(1) == null ? 0 : found.group(1).length();
        var local = local(candidate.shape(), area);
        return local && (area > 0 && candidate.shape().get(0) == area || candidate.follows(RING))
                ? Optional.of(candidate.digits())
                : Optional.empty();
    }

    /** Whether what follows the area stands together or in two halves. */
    private static boolean local(List<Integer> shape, int area) {
        var rest = area > 0 && shape.get(0) == area ? shape.subList(1, shape.size()) : shape;
        return rest.size() == 1 || (rest.size() == 2 && rest.get(1) == 4);
    }
}
