package village.api.gate.number;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Invented numbers, right and wrong, and the disguises people write them in. */
final class Numbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final List<String> REGIONS = List.of("330782", "110105", "440305", "510107", "650102", "820000");
    private static final List<String> ISSUERS =
            List.of("621700", "622848", "625955", "436742", "955880", "356833", "520082", "601382");

    private final Random random;

    Numbers(long seed) {
        this.random = new Random(seed);
    }

    String identity() {
        var body = REGIONS.get(random.nextInt(REGIONS.size()))
                + (1920 + random.nextInt(100))
                + two(1 + random.nextInt(12))
                + two(1 + random.nextInt(28))
                + digits(3);
        return body + check(body);
    }

    String oldIdentity() {
        return REGIONS.get(random.nextInt(REGIONS.size()))
                + two(random.nextInt(100))
                + two(1 + random.nextInt(12))
                + two(1 + random.nextInt(28))
                + digits(3);
    }

    String wrongIdentity() {
        var right = identity();
        var last = right.charAt(17);
        return right.substring(0, 17) + (last == 'X' ? '3' : last == '9' ? '8' : (char) (last + 1));
    }

    String card() {
        var issuer = ISSUERS.get(random.nextInt(ISSUERS.size()));
        var length = issuer.startsWith("3") || issuer.startsWith("52")
                ? 16
                : issuer.startsWith("6") ? 16 + 3 * random.nextInt(2) : 19;
        var body = issuer + digits(length - 7);
        for (var last = 0; last < 10; last++) {
            if (BankCards.luhn(body + last)) {
                return body + last;
            }
        }
        throw new IllegalStateException(body);
    }

    /** Nor is there an identity number within it, by chance. */
    String wrongCard() {
        var wrong = wrong(card());
        return IdentityNumbers.within(wrong) ? wrongCard() : wrong;
    }

    private static String wrong(String right) {
        return right.substring(0, right.length() - 1)
                + (char) ('0' + (right.charAt(right.length() - 1) - '0' + 1) % 10);
    }

    /** Of a bank whose cards are told wherever they stand. */
    String wellKnownCard() {
        var issuer = random.nextBoolean() ? "621700" : "622858";
        var body = issuer + digits(12);
        return IntStream.range(0, 10)
                .mapToObj(last -> body + last)
                .filter(BankCards::luhn)
                .findFirst()
                .orElseThrow();
    }

    String mobile() {
        return "1" + (3 + random.nextInt(7)) + digits(9);
    }

    /** A way to write it: full-width, spaced, hyphenated, wrapped, with something invisible, or in rich text. */
    String disguised(String number) {
        return switch (random.nextInt(11)) {
            case 0 -> number;
            case 1 -> fullWidth(number);
            case 2 -> grouped(number, " ");
            case 3 -> grouped(number, "-");
            case 4 -> broken(number, "\n");
            case 5 -> broken(number, "\u200b");
            case 6 -> broken(number, "<b>") + "</b>";
            case 7 -> grouped(fullWidth(number), "\u3000");
            case 8 -> grouped(number, " ".repeat(2 + random.nextInt(9)));
            case 9 -> broken(number, "</p><p>");
            default -> grouped(number, "&nbsp;");
        };
    }

    private static String fullWidth(String number) {
        var wide = new StringBuilder();
        number.chars().forEach(each -> wide.append((char) (each + 0xfee0)));
        return wide.toString();
    }

    /** As each kind is usually read out. */
    private static String grouped(String number, String by) {
        return switch (number.length()) {
            case 11 -> number.substring(0, 3) + by + number.substring(3, 7) + by + number.substring(7);
            case 15 -> number.substring(0, 6) + by + number.substring(6, 12) + by + number.substring(12);
            case 18 -> number.substring(0, 6) + by + number.substring(6, 14) + by + number.substring(14);
            default -> number.replaceAll("(.{4})(?=.)", "$1" + by);
        };
    }

    private String broken(String number, String by) {
        var at = 1 + random.nextInt(number.length() - 2);
        return number.substring(0, at) + by + number.substring(at);
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        for (var at = 0; at < count; at++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static char check(String body) {
        var sum = 0;
        for (var at = 0; at < WEIGHTS.length; at++) {
            sum += (body.charAt(at) - '0') * WEIGHTS[at];
        }
        return CHECKS.charAt(sum % 11);
    }
}
