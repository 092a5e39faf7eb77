package village.infra.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The texts of one XML part: what stands in one paragraph, string or value belongs together, however it is formatted;
 * so does the value of an attribute that people see or follow.
 */
final class Blocks implements Markup.Listener {
    private static final Set<String> PARTING =
            Set.of("p", "si", "is", "c", "v", "f", "comment", "tc", "tr", "row", "rPh", "instrText", "text");
    private static final Set<String> SPACED = Set.of("t", "delText", "instrText");
    private static final Map<String, Character> SIGNS =
            Map.of("br", '\n', "cr", '\n', "tab", '\t', "ptab", '\t', "noBreakHyphen", '-');
    private static final Set<String> TELLING = Set.of(
            "Target",
            "descr",
            "title",
            "tooltip",
            "v",
            "displayText",
            "w:displayText",
            "w:value",
            "w:instr",
            "instr",
            "name",
            "w:val",
            "string",
            "location",
            "w:author",
            "text",
            "alt",
            "href",
            "display",
            "val");
    private static final int SHORTEST = 7;

    private final String xml;
    private final boolean everywhere;
    private final List<Block> blocks = new ArrayList<>();
    private int strings = -1;
    private Block open = new Block(Optional.empty(), strings);
    private Optional<Block.Cell> cell = Optional.empty();
    private String around = "";

    private Blocks(String xml, boolean everywhere) {
        this.xml = xml;
        this.everywhere = everywhere;
    }

    /**
     * @param everywhere whether every tag parts texts, not only those of text documents and sheets
     */
    static List<Block> of(String xml, boolean everywhere) throws UnreadableException {
        var blocks = new Blocks(xml, everywhere);
        Markup.read(xml, blocks);
        blocks.part();
        return blocks.blocks;
    }

    @Override
    public void tag(Markup.Tag tag) {
        if (everywhere || PARTING.contains(tag.name())) {
            part();
        }
        strings += tag.name().equals("si") && !tag.closing() ? 1 : 0;
        if (tag.name().equals("c")) {
            cell = tag.closing() || tag.empty() ? Optional.empty() : Optional.of(Block.Cell.of(tag));
        }
        around = tag.closing() || tag.empty() ? "" : tag.name();
        if (!tag.closing()) {
            Optional.ofNullable(SIGNS.get(tag.name())).ifPresent(open::add);
            attributes(tag);
        }
        open = open.raw().isEmpty() ? new Block(around.equals("v") ? cell : Optional.empty(), strings) : open;
    }

    @Override
    public void text(int start, int end) {
        if (SPACED.contains(around) || !xml.substring(start, end).isBlank()) {
            open.add(xml, start, end);
        }
    }

    private void part() {
        if (!open.blank()) {
            blocks.add(open);
        }
        open = new Block(Optional.empty(), strings);
    }

    private void attributes(Markup.Tag tag) {
        var at = tag.start();
        while (at < tag.end()) {
            var equals = xml.indexOf('=', at);
            if (equals < 0 || equals + 1 >= tag.end()) {
                return;
            }
            var quote = xml.charAt(equals + 1);
            var close = quote == '"' || quote == '\'' ? xml.indexOf(quote, equals + 2) : -1;
            if (close < 0 || close >= tag.end()) {
                at = equals + 1;
                continue;
            }
            if (close - equals > SHORTEST && TELLING.contains(name(equals, tag.start()))) {
                var block = new Block(Optional.empty(), strings);
                block.add(xml, equals + 2, close);
                blocks.add(block);
            }
            at = close + 1;
        }
    }

    private String name(int end, int limit) {
        var from = end;
        while (from > limit && " \t\r\n".indexOf(xml.charAt(from - 1)) < 0) {
            from--;
        }
        return xml.substring(from, end);
    }
}
