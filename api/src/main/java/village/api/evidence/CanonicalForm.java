package village.api.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes JSON in the one way RFC 8785 leaves: names sorted by their UTF-16 units, no white space, the shortest escapes.
 * There are no fractions, so that no two programs can differ about a number.
 */
final class CanonicalForm {
    /** Beyond it JavaScript no longer counts one by one. */
    private static final long MOST = (1L << 53) - 1;

    private final StringBuilder out = new StringBuilder();

    private CanonicalForm() {}

    static String of(Map<String, ?> object) {
        var form = new CanonicalForm();
        form.object(object);
        return form.out.toString();
    }

    private void value(Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Long || value instanceof Integer) {
            number(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            out.append(truth);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else {
            throw new IllegalArgumentException(
                    value.getClass().getName() + " (expected: text, whole number, boolean, list or map)");
        }
    }

    private void number(long number) {
        if (Math.abs(number) > MOST) {
            throw new IllegalArgumentException(number + " (expected: at most " + MOST + "; write it as text)");
        }
        out.append(number);
    }

    private void object(Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, value) -> present(value).ifPresent(held -> sorted.put((String) name, held)));
        out.append('{');
        var comma = "";
        for (var entry : sorted.entrySet()) {
            out.append(comma);
            string(entry.getKey());
            out.append(':');
            value(entry.getValue());
            comma = ",";
        }
        out.append('}');
    }

    private static Optional<?> present(Object value) {
        return value instanceof Optional<?> optional ? optional : Optional.of(value);
    }

    private void array(List<?> list) {
        out.append('[');
        var comma = "";
        for (var value : list) {
            out.append(comma);
            value(value);
            comma = ",";
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            unit(text, i);
        }
        out.append('"');
    }

    private void unit(String text, int at) {
        var unit = text.charAt(at);
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> plain(text, at, unit);
        }
    }

    private void plain(String text, int at, char unit) {
        if (unit < 0x20) {
            out.append(String.format("\\u%04x", (int) unit));
            return;
        }
        if (Character.isSurrogate(unit) && lone(text, at, unit)) {
            throw new IllegalArgumentException("a lone surrogate at " + at + " (expected: characters)");
        }
        out.append(unit);
    }

    private static boolean lone(String text, int at, char unit) {
        return Character.isHighSurrogate(unit)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
}
