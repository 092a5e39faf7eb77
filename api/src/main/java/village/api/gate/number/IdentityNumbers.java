package village.api.gate.number;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import village.api.gate.number.Group.Gap;
import village.api.identity.IdentityNumber;

/** Tells identity numbers: those of 18 characters by their check character, the old ones of 15 digits by place and date. */
final class IdentityNumbers {
    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
    private static final Set<List<Integer>> OLD_SHAPES = Set.of(List.of(15), List.of(6, 9), List.of(6, 6, 3));
    /** A prefecture up to 43, or counties right below a province, or a resident from abroad; born from 1910 to 2039. */
    private static final Pattern LIKELY = Pattern.compile(
            "(?:[1-6][1-6](?:0[1-9]|[1-3][0-9]|4[0-3]|90)[0-9]{2}|(?:71|8[1-3])0000|9[1-8][1-6][0-9]{3})"
                    + "(?:19[1-9][0-9]|20[0-3][0-9])[0-9]{7}[0-9X]");

    private static final Pattern TOGETHER = Pattern.compile("[1-9][0-9]{16}[0-9Xx]");
    /** How people part an identity number when they read it out. */
    private static final Set<List<Integer>> SPOKEN = Set.of(
            List.of(18),
            List.of(6, 12),
            List.of(14, 4),
            List.of(6, 8, 4),
            List.of(6, 8, 3, 1),
            List.of(6, 4, 4, 4),
            List.of(6, 4, 2, 2, 4),
            List.of(3, 3, 8, 4),
            List.of(3, 3, 4, 4, 4),
            List.of(4, 4, 4, 4, 2),
            List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));

    private static final Set<Integer> REGIONS = Set.of(
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
            62, 63, 64, 65, 71, 81, 82, 83);

    private IdentityNumbers() {}

    static boolean is(Candidate candidate) {
        return switch (candidate.digits().length()) {
            case LENGTH ->
                !candidate.has(Gap.BRACKET) && (!candidate.mixed() || spoken(candidate)) && current(candidate.digits());
            case OLD_LENGTH ->
                OLD_SHAPES.contains(candidate.shape()) && !candidate.counted() && old(candidate.digits());
            default -> false;
        };
    }

    /** Whether its digits are parted as people part them. */
    static boolean spoken(Candidate candidate) {
        return SPOKEN.contains(candidate.shape());
    }

    /** Of somebody who may be alive, from a prefecture there is: what is asked more of a number that others are glued to. */
    static boolean likely(Candidate candidate) {
        return LIKELY.matcher(candidate.digits()).matches() && current(candidate.digits());
    }

    /** Whether some characters among these are one as it is usually written. */
    static boolean within(String text) {
        var found = TOGETHER.matcher(text);
        for (var from = 0; found.find(from); from = found.start() + 1) {
            if (current(found.group().toUpperCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
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
