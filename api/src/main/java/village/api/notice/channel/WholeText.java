package village.api.notice.channel;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A text as one message holds it: all of it where there is room, else whole sentences and where the rest is. */
final class WholeText {
    private static final String SENTENCE_ENDS = "。！？；\n";
    private static final String CUT_WITH_LINK = "……\n（没说完，全文点这里）";
    private static final String CUT_WITHOUT = "……\n（没说完，全文在“我的咨询”里看）";

    private WholeText() {}

    /** @param link the page that has all of it; stands on a line of its own, whole */
    static String fitted(String said, Optional<String> link, int maxBytes) {
        var tail = link.map(address -> "\n" + address).orElse("");
        if (bytes(said) + bytes(tail) <= maxBytes) {
            return said + tail;
        }
        var mark = link.isPresent() ? CUT_WITH_LINK : CUT_WITHOUT;
        return sentences(begin(said, maxBytes - bytes(mark) - bytes(tail))) + mark + tail;
    }

    /** The longest beginning of that many bytes; never half a character. */
    private static String begin(String said, int maxBytes) {
        var used = 0;
        var at = 0;
        while (at < said.length()) {
            var character = said.codePointAt(at);
            used += bytes(Character.toString(character));
            if (used > maxBytes) {
                break;
            }
            at += Character.charCount(character);
        }
        return said.substring(0, at);
    }

    /** Up to the last end of a sentence, unless that loses more than half. */
    private static String sentences(String cut) {
        for (var at = cut.length() - 1; at > cut.length() / 2; at--) {
            if (SENTENCE_ENDS.indexOf(cut.charAt(at)) >= 0) {
                return cut.substring(0, at + 1).stripTrailing();
            }
        }
        return cut.stripTrailing();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
