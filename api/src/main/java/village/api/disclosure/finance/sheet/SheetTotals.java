package village.api.disclosure.finance.sheet;

import static village.api.disclosure.finance.sheet.FinanceColumn.BALANCE;
import static village.api.disclosure.finance.sheet.FinanceColumn.INCOME;
import static village.api.disclosure.finance.sheet.FinanceColumn.SPENDING;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import village.api.disclosure.finance.Fen;

/** The totals of a sheet: of each month, and of all of it. What an accountant carries on since January is no total of it. */
final class SheetTotals {
    private static final Pattern ANY = Pattern.compile("^(本[期年月季]度?|自?年初至今|自年初)?(合计|总计|共计|累计)$");
    private static final Pattern MONTH = Pattern.compile("^本月.*");
    private static final Pattern YEAR = Pattern.compile("^(本年|自?年初).*|^累计$");

    private record Sum(Optional<Long> income, Optional<Long> spending) {}

    /** @param rows what the month's own rows make */
    private record Month(RowReader row, Sum said, Sum rows) {}

    private final List<Month> months = new ArrayList<>();
    private Optional<Sum> whole = Optional.empty();
    private Optional<Long> balance = Optional.empty();
    private long income;
    private long spending;

    static boolean names(String label) {
        return ANY.matcher(label).matches();
    }

    /** A row of the month that is going on. */
    void row(long incomeFen, long spendingFen) {
        income += incomeFen;
        spending += spendingFen;
    }

    /** @param sinceJanuary whether the sheet begins with the year, so that what was carried on is its total */
    void total(RowReader row, String label, boolean sinceJanuary, boolean closed) {
        if (MONTH.matcher(label).matches()) {
            months.add(new Month(row, said(row), new Sum(Optional.of(income), Optional.of(spending))));
            income = 0;
            spending = 0;
        } else if (sinceJanuary || !YEAR.matcher(label).matches()) {
            whole = Optional.of(said(row));
        }
        if (!closed && !row.blank(BALANCE)) {
            balance = row.amount("/closingFen", BALANCE);
        }
    }

    private static Sum said(RowReader row) {
        return new Sum(row.amount("/incomeFen", INCOME), row.amount("/spendingFen", SPENDING));
    }

    /** What the last total says is left; empty where none does. */
    Optional<Long> balance() {
        return balance;
    }

    Optional<Long> income() {
        return all().flatMap(Sum::income);
    }

    Optional<Long> spending() {
        return all().flatMap(Sum::spending);
    }

    /** A single month's total is the sheet's. */
    private Optional<Sum> all() {
        return whole.or(() -> months.size() == 1 ? Optional.of(months.get(0).said()) : Optional.empty());
    }

    /** Tells which of several months does not make what its rows make. */
    void check() {
        if (months.size() > 1) {
            months.forEach(month -> {
                differs(month.row(), INCOME, month.said().income(), month.rows().income());
                differs(
                        month.row(),
                        SPENDING,
                        month.said().spending(),
                        month.rows().spending());
            });
        }
    }

    private static void differs(RowReader row, FinanceColumn column, Optional<Long> said, Optional<Long> rows) {
        said.filter(fen -> !said.equals(rows))
                .ifPresent(fen -> row.fault(
                        "", column, column.title() + "应为 " + Fen.words(rows.orElse(0L)) + "，表里是 " + Fen.words(fen)));
    }
}
