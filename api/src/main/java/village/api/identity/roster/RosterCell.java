package village.api.identity.roster;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What stands in one cell. Always data: a text that begins with {@code =} is that text.
 *
 * @param number whether the spreadsheet stored a number, so that long ones may have lost digits
 */
public record RosterCell(String text, boolean number) {
    static final RosterCell EMPTY = new RosterCell("", false);

    public RosterCell {
        text = clean(text);
    }

    /** Drops what cannot be seen, the spaces around, and the quote that makes spreadsheets keep a text. */
    private static String clean(String raw) {
        var seen = raw.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE)
                .map(c -> Character.isISOControl(c) || Character.isSpaceChar(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return seen.replaceFirst("^['‘’`＇]+\\s*", "");
    }

    public boolean blank() {
        return text.isEmpty();
    }

    /** Numbers and letters as they should have been typed: half-width, upper-case, without any space. */
    String plain() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    /** A name without the spaces that align it with longer ones (王　强); names in letters keep theirs. */
    String name() {
        var together = text.replace(" ", "");
        var chinese = together.codePoints().allMatch(c -> Character.isIdeographic(c) || c == '·');
        return chinese ? together : text.replaceAll(" +", " ");
    }
}
