package village.api.gate.number;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import village.api.gate.number.Group.Gap;
import village.api.identity.IdentityNumber;

/** Tells identity numbers: those of 18 characters by their check character, the old ones of 15 digits by place and date. */
final class IdentityNumbers {
    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
    private static final Set<List<Integer>> OLD_SHAPES = Set.of(List.of(15), List.of(6, 9), List.of(6, 6, 3));
    private static final Set<Integer> REGIONS = Set.of(
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
            62, 63, 64, 65, 71, 81, 82, 83);

    private IdentityNumbers() {}

    static boolean is(Candidate candidate) {
        return switch (candidate.digits().length()) {
            case LENGTH -> !candidate.has(Gap.BRACKET) && current(candidate.digits());
            case OLD_LENGTH -> OLD_SHAPES.contains(candidate.shape()) && old(candidate.digits());
            default -> false;
        };
    }

    private static boolean current(String value) {
        var year = value.substring(6, 8);
        return (region(value) || value.charAt(0) == '9')
                && (year.equals("18") || year.equals("19") || year.equals("20"))
                && IdentityNumber.checks(value);
    }

    private static boolean old(String value) {
        return value.charAt(OLD_LENGTH - 1) != 'X' && region(value) && born("19" + value.substring(6, 12));
    }

    private static boolean region(String value) {
        return REGIONS.contains(Integer.parseInt(value.substring(0, 2)));
    }

    private static boolean born(String day) {
        try {
            LocalDate.of(
                    Integer.parseInt(day.substring(0, 4)),
                    Integer.parseInt(day.substring(4, 6)),
                    Integer.parseInt(day.substring(6)));
            return true;
        } catch (DateTimeException impossible) {
            return false;
        }
    }
}
