package village.api.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import village.api.Refusal;

/**
 * A resident identity number (公民身份号码, GB 11643): 18 characters, a real birth date, a right check character. The last
 * {@code X} is always upper-case. Shown in full only in a logged raw view.
 */
public record IdentityNumber(String value) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    public IdentityNumber {
        value = value.toUpperCase(Locale.ROOT);
        if (!value.matches("[1-9][0-9]{16}[0-9X]")) {
            throw Refusal.invalid("/idNumber", "身份证号应为 18 位。");
        }
        if (check(value) != value.charAt(17)) {
            throw Refusal.invalid("/idNumber", "身份证号的校验位不对，请核对。");
        }
        if (!real(value)) {
            throw Refusal.invalid("/idNumber", "身份证号里的出生日期不对，请核对。");
        }
    }

    /** Whether 18 characters have a right check character and a real birth date. */
    public static boolean checks(String value) {
        return value.matches("[1-9][0-9]{16}[0-9X]") && check(value) == value.charAt(17) && real(value);
    }

    /** The check character for the first 17 digits. */
    static char check(String digits) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    public LocalDate born() {
        return born(value);
    }

    /** The last four characters, which people remember. */
    public String last4() {
        return value.substring(14);
    }

    /** As pages show it: {@code 3****************X}. */
    public String masked() {
        return value.charAt(0) + "*".repeat(16) + value.charAt(17);
    }

    private static LocalDate born(String value) {
        return LocalDate.of(
                Integer.parseInt(value.substring(6, 10)),
                Integer.parseInt(value.substring(10, 12)),
                Integer.parseInt(value.substring(12, 14)));
    }

    private static boolean real(String value) {
        try {
            return born(value).getYear() >= 1850;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return masked();
    }
}
