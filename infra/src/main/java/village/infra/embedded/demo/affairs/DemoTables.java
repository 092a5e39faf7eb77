package village.infra.embedded.demo.affairs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.finance.MoneyUnit;

/** Writes a finance table line by line and keeps the running balance. Amounts are invented. */
final class DemoTables {
    private static final int FEN = 100;

    private final String title;
    private final CoveredPeriod period;
    private final long openingFen;
    private final List<FinanceTable.Section> sections = new ArrayList<>();
    private List<FinanceTable.Row> rows = new ArrayList<>();
    private String section = "";
    private long balanceFen;
    private int voucher;

    DemoTables(String title, CoveredPeriod period, long openingFen) {
        this.title = title;
        this.period = period;
        this.openingFen = openingFen;
        this.balanceFen = openingFen;
    }

    DemoTables section(String name) {
        close();
        section = name;
        return this;
    }

    DemoTables income(int day, String account, String summary, long yuan) {
        return row(day, account, summary, yuan * FEN, 0);
    }

    DemoTables spending(int day, String account, String summary, long yuan) {
        return row(day, account, summary, 0, yuan * FEN);
    }

    private DemoTables row(int day, String account, String summary, long incomeFen, long spendingFen) {
        balanceFen += incomeFen - spendingFen;
        rows.add(new FinanceTable.Row(
                Optional.of(date(day)),
                "",
                account,
                summary,
                incomeFen,
                spendingFen,
                Optional.of(balanceFen),
                List.of("记-" + ++voucher)));
        return this;
    }

    /** Day 1 is the period's first, also where it is longer than a month. */
    private LocalDate date(int day) {
        return period.from().plusDays(day - 1L);
    }

    private void close() {
        if (!rows.isEmpty()) {
            var subtotal = new FinanceTable.Subtotal(
                    rows.stream().mapToLong(FinanceTable.Row::incomeFen).sum(),
                    rows.stream().mapToLong(FinanceTable.Row::spendingFen).sum());
            sections.add(new FinanceTable.Section(section, rows, Optional.of(subtotal)));
            rows = new ArrayList<>();
        }
    }

    FinanceTable done() {
        close();
        var all = sections.stream().flatMap(one -> one.rows().stream()).toList();
        return new FinanceTable(
                title,
                MoneyUnit.YUAN,
                period.from(),
                period.to(),
                openingFen,
                sections,
                all.stream().mapToLong(FinanceTable.Row::incomeFen).sum(),
                all.stream().mapToLong(FinanceTable.Row::spendingFen).sum(),
                balanceFen);
    }
}
