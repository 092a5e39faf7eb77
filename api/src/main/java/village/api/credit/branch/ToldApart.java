package village.api.credit.branch;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import village.api.identity.RosterPerson;

/**
 * What members are called in a list somebody picks from. Masked as everywhere, unless two would read the same: those show
 * the surname and hide the letter after it, so that 王建国 and 李建国 are not written down for each other.
 */
public final class ToldApart {
    private static final int TAIL = 4;

    private ToldApart() {}

    /** No two of them the same. */
    public static Map<RosterPerson.Id, String> names(Collection<BranchMember> all) {
        var masks = counted(all, ToldApart::masked);
        var others = counted(all, ToldApart::surnamed);
        return all.stream()
                .collect(Collectors.toMap(
                        who -> who.member().id(), who -> name(who, masks, others), (one, same) -> one));
    }

    private static Map<String, Long> counted(Collection<BranchMember> all, Function<BranchMember, String> as) {
        return all.stream().distinct().collect(Collectors.groupingBy(as, Collectors.counting()));
    }

    private static String name(BranchMember who, Map<String, Long> masks, Map<String, Long> others) {
        if (masks.getOrDefault(masked(who), 0L) < 2) {
            return masked(who);
        }
        return others.getOrDefault(surnamed(who), 0L) < 2 ? surnamed(who) : surnamed(who) + tail(who);
    }

    private static String masked(BranchMember who) {
        return who.name().masked();
    }

    private static String surnamed(BranchMember who) {
        var name = who.name().value();
        var given = name.offsetByCodePoints(0, 1);
        var rest = given < name.length() ? name.offsetByCodePoints(given, 1) : given;
        return name.substring(0, given) + "*" + name.substring(rest);
    }

    private static String tail(BranchMember who) {
        var id = who.member().id().toString();
        return "（名册尾号 " + id.substring(id.length() - TAIL) + "）";
    }
}
