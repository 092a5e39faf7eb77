package village.api.disclosure.finance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import village.api.disclosure.finance.FinanceTable.Row;
import village.api.disclosure.finance.FinanceTable.Section;
import village.api.disclosure.finance.FinanceTable.Subtotal;

/** A table with one amount changed. */
final class ChangedTables {
    private ChangedTables() {}

    /** Pointers to all amounts. */
    static List<String> amounts(FinanceTable table) {
        var all = new ArrayList<>(List.of("/openingFen", "/incomeFen", "/spendingFen", "/closingFen"));
        for (var at = 0; at < table.sections().size(); at++) {
            var section = table.sections().get(at);
            var here = "/sections/" + at;
            for (var row = 0; row < section.rows().size(); row++) {
                all.add(here + "/rows/" + row + "/incomeFen");
                all.add(here + "/rows/" + row + "/spendingFen");
                if (section.rows().get(row).balanceFen().isPresent()) {
                    all.add(here + "/rows/" + row + "/balanceFen");
                }
            }
            if (section.subtotal().isPresent()) {
                all.add(here + "/subtotal/incomeFen");
                all.add(here + "/subtotal/spendingFen");
            }
        }
        return all;
    }

    static FinanceTable changed(FinanceTable table, String pointer, long by) {
        var sections = new ArrayList<Section>();
        for (var at = 0; at < table.sections().size(); at++) {
            sections.add(changed(table.sections().get(at), "/sections/" + at, pointer, by));
        }
        return new FinanceTable(
                table.title(),
                table.unit(),
                table.from(),
                table.to(),
                table.openingFen() + by("/openingFen", pointer, by),
                sections,
                table.incomeFen() + by("/incomeFen", pointer, by),
                table.spendingFen() + by("/spendingFen", pointer, by),
                table.closingFen() + by("/closingFen", pointer, by));
    }

    private static Section changed(Section section, String here, String pointer, long by) {
        var rows = new ArrayList<Row>();
        for (var at = 0; at < section.rows().size(); at++) {
            rows.add(changed(section.rows().get(at), here + "/rows/" + at, pointer, by));
        }
        return new Section(
                section.name(),
                rows,
                section.subtotal()
                        .map(sum -> new Subtotal(
                                sum.incomeFen() + by(here + "/subtotal/incomeFen", pointer, by),
                                sum.spendingFen() + by(here + "/subtotal/spendingFen", pointer, by))));
    }

    private static Row changed(Row row, String here, String pointer, long by) {
        Optional<Long> balance = row.balanceFen().map(fen -> fen + by(here + "/balanceFen", pointer, by));
        return new Row(
                row.date(),
                row.code(),
                row.account(),
                row.summary(),
                row.incomeFen() + by(here + "/incomeFen", pointer, by),
                row.spendingFen() + by(here + "/spendingFen", pointer, by),
                balance,
                row.vouchers());
    }

    private static long by(String here, String pointer, long by) {
        return here.equals(pointer) ? by : 0;
    }
}
