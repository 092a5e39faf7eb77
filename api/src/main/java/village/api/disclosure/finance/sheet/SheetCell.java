package village.api.disclosure.finance.sheet;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;

/**
 * What stands in one cell. Always data: a text that begins with {@code =} is that text, of a formula only its result.
 *
 * @param number what is kept of a number; empty for texts
 */
public record SheetCell(String text, Optional<BigDecimal> number) {
    public static final SheetCell EMPTY = new SheetCell("", Optional.empty());

    public SheetCell {
        text = clean(text);
    }

    public static SheetCell text(String text) {
        return new SheetCell(text, Optional.empty());
    }

    public static SheetCell number(BigDecimal number) {
        return new SheetCell(number.stripTrailingZeros().toPlainString(), Optional.of(number));
    }

    /** Drops what cannot be seen, the spaces around, and the quote that keeps spreadsheets from computing a text. */
    private static String clean(String raw) {
        return raw.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE)
                .map(c -> Character.isISOControl(c) || Character.isSpaceChar(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceFirst("^'", "")
                .strip();
    }

    boolean blank() {
        return text.isEmpty();
    }

    /** Half-width and without any space, to compare words by. */
    String plain() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
