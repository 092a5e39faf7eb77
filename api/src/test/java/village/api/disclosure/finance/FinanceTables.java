package village.api.disclosure.finance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import village.api.disclosure.finance.FinanceTable.Row;
import village.api.disclosure.finance.FinanceTable.Section;
import village.api.disclosure.finance.FinanceTable.Subtotal;

/** Tables for tests. */
public final class FinanceTables {
    private FinanceTables() {}

    /** A quarter of an invented village: two sections, four lines, all figures right. */
    public static FinanceTable quarter() {
        return table(
                12_345_678,
                List.of(
                        List.of(
                                line("501", "经营收入", "山林承包款", 5_000_000, 0, "记-1"),
                                line("522", "补助收入", "上级补助", 1_234_567, 0, "记-2")),
                        List.of(
                                line("541", "管理费用", "办公用品", 0, 30_010, "记-3"),
                                line("541", "管理费用", "水电费", 0, 120_020, "记-4", "记-5"))),
                List.of("一、收入", "二、支出"));
    }

    public static Row line(
            String code, String account, String summary, long incomeFen, long spendingFen, String... vouchers) {
        return new Row(
                Optional.of(LocalDate.of(2026, 8, 15)),
                code,
                account,
                summary,
                incomeFen,
                spendingFen,
                Optional.empty(),
                List.of(vouchers));
    }

    /** Puts the lines' balances, the subtotals and the totals in. */
    public static FinanceTable table(long openingFen, List<List<Row>> lines, List<String> names) {
        var sections = new ArrayList<Section>();
        var balance = openingFen;
        long income = 0;
        long spending = 0;
        for (var at = 0; at < lines.size(); at++) {
            var rows = new ArrayList<Row>();
            var came = lines.get(at).stream().mapToLong(Row::incomeFen).sum();
            var went = lines.get(at).stream().mapToLong(Row::spendingFen).sum();
            for (var row : lines.get(at)) {
                balance += row.incomeFen() - row.spendingFen();
                rows.add(balanced(row, balance));
            }
            income += came;
            spending += went;
            var name = names.get(at);
            sections.add(
                    new Section(name, rows, name.isEmpty() ? Optional.empty() : Optional.of(new Subtotal(came, went))));
        }
        return new FinanceTable(
                "2026年第三季度财务收支公开表",
                MoneyUnit.YUAN,
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 9, 30),
                openingFen,
                sections,
                income,
                spending,
                balance);
    }

    static Row balanced(Row row, long balanceFen) {
        return new Row(
                row.date(),
                row.code(),
                row.account(),
                row.summary(),
                row.incomeFen(),
                row.spendingFen(),
                Optional.of(balanceFen),
                row.vouchers());
    }

    static Row unbalanced(Row row) {
        return new Row(
                row.date(),
                row.code(),
                row.account(),
                row.summary(),
                row.incomeFen(),
                row.spendingFen(),
                Optional.empty(),
                row.vouchers());
    }
}
