package village.api.disclosure.gating;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import village.api.disclosure.Content;
import village.api.disclosure.finance.FinanceTable;
import village.api.gate.Manuscript;

/** A filing's content as the gate reads it: title, body, every word of the table, the attachments. */
final class Manuscripts {
    private static final String TABLE = "/table";

    private Manuscripts() {}

    static Manuscript of(Content content) {
        var passages = new ArrayList<Manuscript.Passage>();
        passages.add(new Manuscript.Passage("/title", content.title()));
        passages.add(new Manuscript.Passage("/body", content.body()));
        content.table().ifPresent(table -> add(passages, table));
        return new Manuscript(passages, content.attachments());
    }

    private static void add(List<Manuscript.Passage> passages, FinanceTable table) {
        rewritten(table, (pointer, text) -> {
            if (!text.isEmpty()) {
                passages.add(new Manuscript.Passage(pointer, text));
            }
            return text;
        });
    }

    /** The content with the manuscript's words in the place of its own. */
    static Content applied(Content content, Manuscript masked) {
        Words words = (pointer, text) -> masked.text(pointer).orElse(text);
        return new Content(
                words.at("/title", content.title()),
                words.at("/body", content.body()),
                masked.attachments(),
                content.table().map(table -> rewritten(table, words)),
                content.doubts());
    }

    private interface Words {
        String at(String pointer, String text);
    }

    private static FinanceTable rewritten(FinanceTable table, Words words) {
        var title = words.at(TABLE + "/title", table.title());
        var sections = IntStream.range(0, table.sections().size())
                .mapToObj(at ->
                        section(TABLE + "/sections/" + at, table.sections().get(at), words))
                .toList();
        return new FinanceTable(
                title,
                table.unit(),
                table.from(),
                table.to(),
                table.openingFen(),
                sections,
                table.incomeFen(),
                table.spendingFen(),
                table.closingFen());
    }

    private static FinanceTable.Section section(String pointer, FinanceTable.Section section, Words words) {
        var name = words.at(pointer + "/name", section.name());
        var rows = IntStream.range(0, section.rows().size())
                .mapToObj(at -> row(pointer + "/rows/" + at, section.rows().get(at), words))
                .toList();
        return new FinanceTable.Section(name, rows, section.subtotal());
    }

    private static FinanceTable.Row row(String pointer, FinanceTable.Row row, Words words) {
        var vouchers = IntStream.range(0, row.vouchers().size())
                .mapToObj(at ->
                        words.at(pointer + "/vouchers/" + at, row.vouchers().get(at)))
                .toList();
        return new FinanceTable.Row(
                row.date(),
                words.at(pointer + "/code", row.code()),
                words.at(pointer + "/account", row.account()),
                words.at(pointer + "/summary", row.summary()),
                row.incomeFen(),
                row.spendingFen(),
                row.balanceFen(),
                vouchers);
    }
}
