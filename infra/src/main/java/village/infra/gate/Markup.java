package village.infra.gate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through XML without giving anything in it a meaning: no entity is looked up, nothing is fetched, nothing is
 * expanded. A document type is refused.
 */
final class Markup {
    private static final Pattern CHARACTER = Pattern.compile("&#x(0?[0-9a-fA-F]{1,5});");

    private final String xml;
    private final Listener listener;

    private Markup(String xml, Listener listener) {
        this.xml = xml;
        this.listener = listener;
    }

    interface Listener {
        void tag(Tag tag);

        /** Text as it is written, between two places. */
        void text(int start, int end);
    }

    /**
     * A tag from its first character to behind its last.
     *
     * @param name without its prefix
     */
    record Tag(String xml, int start, int end, String name, boolean closing) {
        boolean empty() {
            return xml.charAt(end - 2) == '/';
        }

        String written() {
            return xml.substring(start, end);
        }

        /** The value of an attribute as it is written. */
        Optional<String> attribute(String attribute) {
            var tag = written();
            var at = tag.indexOf(' ' + attribute + "=\"");
            if (at < 0) {
                return Optional.empty();
            }
            var from = at + attribute.length() + 3;
            var to = tag.indexOf('"', from);
            return to < 0 ? Optional.empty() : Optional.of(tag.substring(from, to));
        }
    }

    /** Without the entities people's words are written with. */
    static String plain(String written) {
        var characters = CHARACTER
                .matcher(written)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
        return characters
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    /** Tells the listener all of it, in order. */
    static void read(String xml, Listener listener) throws UnreadableException {
        new Markup(xml, listener).read();
    }

    private void read() throws UnreadableException {
        var at = 0;
        while (at < xml.length()) {
            var open = xml.indexOf('<', at);
            var textEnd = open < 0 ? xml.length() : open;
            if (textEnd > at) {
                listener.text(at, textEnd);
            }
            at = open < 0 ? xml.length() : marked(open);
        }
    }

    private int marked(int open) throws UnreadableException {
        if (xml.startsWith("<!--", open)) {
            return behind("-->", open + 4);
        }
        if (xml.startsWith("<![CDATA[", open)) {
            var end = behind("]]>", open + 9);
            listener.text(open + 9, end - 3);
            return end;
        }
        if (xml.startsWith("<!", open)) {
            throw UnreadableException.broken();
        }
        if (xml.startsWith("<?", open)) {
            return behind("?>", open + 2);
        }
        var end = tagEnd(open);
        listener.tag(tag(open, end));
        return end;
    }

    private int behind(String what, int from) throws UnreadableException {
        var found = xml.indexOf(what, from);
        if (found < 0) {
            throw UnreadableException.broken();
        }
        return found + what.length();
    }

    /** A mark in quotes does not end a tag. */
    private int tagEnd(int open) throws UnreadableException {
        var quote = 0;
        for (var at = open + 1; at < xml.length(); at++) {
            var each = xml.charAt(at);
            if (quote != 0) {
                quote = each == quote ? 0 : quote;
            } else if (each == '"' || each == '\'') {
                quote = each;
            } else if (each == '>') {
                return at + 1;
            }
        }
        throw UnreadableException.broken();
    }

    private Tag tag(int start, int end) {
        var closing = xml.charAt(start + 1) == '/';
        var from = closing ? start + 2 : start + 1;
        var to = from;
        while (to < end && " \t\r\n/>".indexOf(xml.charAt(to)) < 0) {
            to++;
        }
        var name = xml.substring(from, to);
        return new Tag(xml, start, end, name.substring(name.indexOf(':') + 1), closing);
    }
}
