package village.api.disclosure.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts in fen, as offices write them and as people read them. */
public final class Fen {
    /** The largest amount a table takes: a fen less than a trillion yuan. */
    public static final long MOST = 99_999_999_999_999L;

    private static final Pattern NUMBER = Pattern.compile("([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?(\\.[0-9]*)?");
    private static final Pattern BRACKETED = Pattern.compile("\\((.*)\\)");
    private static final int LONGEST = 60;

    private Fen() {}

    /** For example 12,345.67 or -0.50. */
    public static String words(long fen) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(fen, MoneyUnit.YUAN.decimals()));
    }

    /** The amount in a unit, with as many digits as it needs to be exact. */
    public static BigDecimal in(MoneyUnit unit, long fen) {
        return BigDecimal.valueOf(fen, unit.decimals());
    }

    /**
     * Reads what an office writes: thousands separators, ¥, 元, full-width digits, a minus or brackets for less than
     * nothing, a dash for nothing. Empty for anything that is not an amount.
     */
    public static Optional<BigDecimal> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s¥￥]", "")
                .replaceFirst("元$", "")
                .replaceFirst("^[-−–—]+$", "0")
                .replaceFirst("^[-−–—](?=.)", "-");
        var bracketed = BRACKETED.matcher(plain);
        var negative = plain.startsWith("-") || bracketed.matches();
        var digits = bracketed.matches() ? bracketed.group(1) : plain.replaceFirst("^[-+]", "");
        if (digits.isEmpty() || digits.equals(".") || !NUMBER.matcher(digits).matches()) {
            return Optional.empty();
        }
        var amount = new BigDecimal(digits.replace(",", ""));
        return Optional.of(negative ? amount.negate() : amount);
    }

    /** Whether the amount has no parts of a fen; a spreadsheet's own noise (0.30000000000000004) does not count. */
    public static boolean whole(BigDecimal amount, MoneyUnit unit) {
        var fen = amount.movePointRight(unit.decimals());
        var noise = fen.subtract(fen.setScale(0, RoundingMode.HALF_UP)).abs();
        return noise.compareTo(NOISE) <= 0;
    }

    private static final BigDecimal NOISE = new BigDecimal("0.0001");

    /** In fen; empty for more than a table takes. */
    public static Optional<Long> of(BigDecimal amount, MoneyUnit unit) {
        var fen = amount.movePointRight(unit.decimals()).setScale(0, RoundingMode.HALF_UP);
        return fen.abs().compareTo(BigDecimal.valueOf(MOST)) > 0 ? Optional.empty() : Optional.of(fen.longValueExact());
    }
}
