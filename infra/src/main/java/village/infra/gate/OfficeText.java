package village.infra.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import village.api.gate.AttachmentTexts.Illegible;
import village.api.gate.AttachmentTexts.Legible;
import village.api.gate.AttachmentTexts.Part;
import village.api.gate.number.SensitiveNumbers;

/** What stands in a docx or xlsx, and the same without numbers. */
final class OfficeText {
    private static final int DIGITS = 7;
    private static final int SAYS_SOMETHING = 10;

    private final OfficeFile file;
    private final Map<String, String> sheets;
    private final Map<Integer, String> strings = new HashMap<>();

    OfficeText(OfficeFile file) throws UnreadableException {
        this.file = file;
        this.sheets = sheets(file);
    }

    /** Refuses what has pictures and hardly a word. */
    Legible read() throws UnreadableException {
        var parts = new ArrayList<Part>();
        var characters = 0L;
        for (var name : sheetsFirst()) {
            for (var block : blocks(name)) {
                characters += content(name) ? block.raw().length() : 0;
                remember(name, block);
                if (worthwhile(block.text())) {
                    parts.add(new Part(where(name, block), block.text()));
                }
            }
        }
        if (characters < SAYS_SOMETHING && file.pictures() > 0) {
            throw new UnreadableException(Illegible.PICTURES_ONLY);
        }
        return new Legible(parts, true, List.of(), file.pictures());
    }

    private static boolean content(String name) {
        return (name.startsWith("word/") || name.startsWith("xl/"))
                && !name.endsWith(".rels")
                && !name.contains("/theme/")
                && !name.endsWith("styles.xml")
                && !name.endsWith("settings.xml")
                && !name.endsWith("fontTable.xml");
    }

    private List<String> sheetsFirst() {
        var names = new ArrayList<>(file.parts().keySet());
        names.sort(
                (one, other) -> Boolean.compare(other.startsWith("xl/worksheets/"), one.startsWith("xl/worksheets/")));
        return names;
    }

    private List<Block> blocks(String name) throws UnreadableException {
        var known = name.startsWith("word/") || name.startsWith("xl/");
        return Blocks.of(file.parts().getOrDefault(name, ""), !known);
    }

    /** Enough digits for a number, or signs that may be some. */
    private static boolean worthwhile(String text) {
        return text.chars()
                        .filter(each -> Character.isDigit(each) || each == '&' || each > 0x2000)
                        .limit(DIGITS)
                        .count()
                >= DIGITS;
    }

    /** Where a shared string is first shown. */
    private void remember(String name, Block block) {
        block.cell().filter(cell -> cell.type().equals("s")).ifPresent(cell -> {
            var index = block.raw().strip();
            if (index.matches("[0-9]{1,8}")) {
                strings.putIfAbsent(Integer.valueOf(index), place(name, cell));
            }
        });
    }

    private String where(String name, Block block) {
        if (block.cell().isPresent()) {
            return place(name, block.cell().get());
        }
        if (name.equals("xl/sharedStrings.xml")) {
            return strings.getOrDefault(block.order(), "表格里");
        }
        if (sheets.containsKey(name)) {
            return "“" + sheets.get(name) + "”表里";
        }
        if (name.equals("word/document.xml")) {
            return "正文里";
        }
        return name.contains("comment") ? "批注里" : name.contains("header") || name.contains("footer") ? "页眉页脚里" : "里";
    }

    private String place(String name, Block.Cell cell) {
        return "“" + sheets.getOrDefault(name, "工作表") + "”表 " + cell.ref() + " 格";
    }

    /** The names of the sheets by their parts. */
    private static Map<String, String> sheets(OfficeFile file) throws UnreadableException {
        var targets = new HashMap<String, String>();
        each(
                file,
                "xl/_rels/workbook.xml.rels",
                "Relationship",
                tag -> tag.attribute("Id")
                        .ifPresent(id -> tag.attribute("Target").ifPresent(target -> targets.put(id, target))));
        var names = new LinkedHashMap<String, String>();
        each(
                file,
                "xl/workbook.xml",
                "sheet",
                tag -> tag.attribute("r:id")
                        .flatMap(id -> Optional.ofNullable(targets.get(id)))
                        .ifPresent(target -> tag.attribute("name")
                                .ifPresent(name -> names.put(
                                        target.startsWith("/") ? target.substring(1) : "xl/" + target,
                                        Markup.plain(name)))));
        return names;
    }

    private static void each(OfficeFile file, String part, String name, Consumer<Markup.Tag> taken)
            throws UnreadableException {
        Markup.read(file.parts().getOrDefault(part, ""), new Markup.Listener() {
            @Override
            public void tag(Markup.Tag tag) {
                if (tag.name().equals(name)) {
                    taken.accept(tag);
                }
            }

            @Override
            public void text(int start, int end) {
                // only tags matter here
            }
        });
    }

    /** The parts that change when every number is masked, with their new content. */
    Map<String, String> masked(SensitiveNumbers numbers) throws UnreadableException {
        var changed = new HashMap<String, String>();
        for (var part : file.parts().entrySet()) {
            var xml = new StringBuilder(part.getValue());
            var cells = new ArrayList<Block>();
            for (var block : blocks(part.getKey())) {
                if (numbers.in(block.text()).isEmpty()) {
                    continue;
                }
                if (block.cell().isPresent()) {
                    cells.add(block);
                } else {
                    block.write(xml, numbers.masked(block.raw()));
                }
            }
            replace(xml, cells, numbers);
            if (!part.getValue().contentEquals(xml)) {
                changed.put(part.getKey(), xml.toString());
            }
        }
        return changed;
    }

    /** From the last to the first, so that places stay right. */
    private static void replace(StringBuilder xml, List<Block> cells, SensitiveNumbers numbers) {
        for (var at = cells.size() - 1; at >= 0; at--) {
            var block = cells.get(at);
            var cell = block.cell().orElseThrow();
            var end = xml.indexOf("</c>", cell.start());
            if (end >= 0) {
                xml.replace(cell.start(), end + 4, cell.holding(numbers.masked(block.text())));
            }
        }
    }
}
