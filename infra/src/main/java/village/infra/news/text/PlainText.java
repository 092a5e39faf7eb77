package village.infra.news.text;

import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;

/** Collects the words of clean rich text; blocks and table cells stand apart. */
final class PlainText implements HtmlSanitizer.Policy {
    private static final Set<String> INLINE = Set.of("strong", "b", "em", "i", "u", "s", "sub", "sup", "a", "img");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(String html) {
        var collected = new PlainText();
        HtmlSanitizer.sanitize(html, collected);
        return collected.text.toString().strip();
    }

    @Override
    public void openDocument() {
        text.setLength(0);
    }

    @Override
    public void closeDocument() {
        // what follows the last block needs no line of its own
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        if (!CELLS.contains(element)) {
            apart(element);
        }
    }

    @Override
    public void closeTag(String element) {
        apart(element);
    }

    @Override
    public void text(String words) {
        text.append(words);
    }

    private void apart(String element) {
        if (INLINE.contains(element)) {
            return;
        }
        if (CELLS.contains(element)) {
            text.append('\t');
        } else if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
