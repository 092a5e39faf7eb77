package village.api.complaint;

import java.util.random.RandomGenerator;
import village.api.Refusal;

/**
 * The short number people read out on the phone: eight digits, the last a check digit (Luhn), unique within a village.
 * Random, so that nobody can walk through other people's cases.
 */
public record Ticket(String value) {
    private static final int DIGITS = 8;

    public Ticket {
        if (!value.matches("[0-9]{8}") || checkDigit(value.substring(0, DIGITS - 1)) != value.charAt(DIGITS - 1)) {
            throw Refusal.invalid("/ticket", "编号应为 8 位数字，请核对。");
        }
    }

    public static Ticket random(RandomGenerator random) {
        var digits = String.format("%07d", random.nextInt(10_000_000));
        return new Ticket(digits + checkDigit(digits));
    }

    private static char checkDigit(String digits) {
        var sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
