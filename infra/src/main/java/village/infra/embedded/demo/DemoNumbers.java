package village.infra.embedded.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Numbers of the right form that belong to nobody: no place has the area code 330999. */
final class DemoNumbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private DemoNumbers() {}

    static String phone(int number) {
        return "1990001%04d".formatted(number);
    }

    static String identity(LocalDate born, int number) {
        var digits = "330999" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(number % 1000);
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
