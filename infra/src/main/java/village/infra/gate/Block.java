package village.infra.gate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** A paragraph, a cell's text or an attribute of an XML part, each character with its place in the part. */
final class Block {
    private static final int NOWHERE = -1;
    private static final int MAX_FIGURE = 40;

    private final StringBuilder text = new StringBuilder();
    private int[] places = new int[32];
    private final Optional<Cell> cell;
    private final int order;

    /** @param order of the shared string it belongs to */
    Block(Optional<Cell> cell, int order) {
        this.cell = cell;
        this.order = order;
    }

    /**
     * The cell of a sheet a value stands in.
     *
     * @param ref for example {@code C3}
     * @param style as it is written; possibly nothing
     * @param type as it is written; {@code n} where nothing is
     */
    record Cell(int start, String ref, String style, String type) {
        static Cell of(Markup.Tag tag) {
            return new Cell(
                    tag.start(),
                    tag.attribute("r").orElse(""),
                    tag.attribute("s").orElse(""),
                    tag.attribute("t").orElse("n"));
        }

        /** A cell in the same place that holds a text. */
        String holding(String text) {
            var styled = style.isEmpty() ? "" : " s=\"" + style + "\"";
            var placed = ref.isEmpty() ? "" : " r=\"" + ref + "\"";
            return "<c" + placed + styled + " t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
        }
    }

    void add(String xml, int start, int end) {
        for (var at = start; at < end; at++) {
            add(xml.charAt(at), at);
        }
    }

    /** Something that stands for a mark without text. */
    void add(char sign) {
        add(sign, NOWHERE);
    }

    private void add(char sign, int place) {
        if (text.length() == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[text.length()] = place;
        text.append(sign);
    }

    Optional<Cell> cell() {
        return cell;
    }

    int order() {
        return order;
    }

    /** Whether it is a number, not a text, to whoever wrote it. */
    boolean figure() {
        return cell.filter(its -> its.type().equals("n")).isPresent();
    }

    boolean blank() {
        return text.toString().isBlank();
    }

    String raw() {
        return text.toString();
    }

    /** As somebody reads it: a figure with all its digits. */
    String text() {
        var written = raw();
        return figure() && written.length() < MAX_FIGURE ? plain(written.strip()) : written;
    }

    private static String plain(String figure) {
        try {
            var number = new BigDecimal(figure);
            return Math.abs((long) number.scale()) > MAX_FIGURE
                    ? figure
                    : number.setScale(Math.max(0, number.stripTrailingZeros().scale()))
                            .toPlainString();
        } catch (NumberFormatException noFigure) {
            return figure;
        }
    }

    /** Puts a text of the same length in the place of this one. */
    void write(StringBuilder xml, String other) {
        for (var at = 0; at < other.length(); at++) {
            if (places[at] != NOWHERE) {
                xml.setCharAt(places[at], other.charAt(at));
            }
        }
    }
}
