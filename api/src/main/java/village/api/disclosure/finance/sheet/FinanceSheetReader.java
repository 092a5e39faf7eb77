package village.api.disclosure.finance.sheet;

import static village.api.disclosure.finance.sheet.FinanceColumn.ACCOUNT;
import static village.api.disclosure.finance.sheet.FinanceColumn.BALANCE;
import static village.api.disclosure.finance.sheet.FinanceColumn.CODE;
import static village.api.disclosure.finance.sheet.FinanceColumn.DATE;
import static village.api.disclosure.finance.sheet.FinanceColumn.INCOME;
import static village.api.disclosure.finance.sheet.FinanceColumn.SPENDING;
import static village.api.disclosure.finance.sheet.FinanceColumn.VOUCHER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.disclosure.finance.FinanceArithmetic;
import village.api.disclosure.finance.FinanceTable;

/** Takes a sheet row by row and makes a table of it. Not for two threads. */
public final class FinanceSheetReader {
    private static final Pattern OPENING = Pattern.compile("^(上[期年月季]度?末?|期初|年初|月初)(结余|余额|结转|结存|累计结余).*");
    private static final Pattern CLOSING = Pattern.compile("^(本[期年月季]度?末?|期末|年末|月末)(结余|余额|结存|累计结余).*|^结转下[期年月季].*");
    private static final Pattern SUBTOTAL = Pattern.compile(".*小计$");

    private final SheetPreamble preamble = new SheetPreamble();
    private final SheetFaults faults = new SheetFaults();
    private final SectionGatherer sections = new SectionGatherer();
    private final SheetTotals totals = new SheetTotals();
    private final LocalDate today;
    private List<SheetCell> above = List.of();
    private @Nullable FinanceHeading heading;
    private Optional<Long> opening = Optional.empty();
    private Optional<Long> closing = Optional.empty();
    private boolean totalled;
    private String below = "";

    public FinanceSheetReader(LocalDate today) {
        this.today = today;
    }

    /** Whether the heading was found. */
    public boolean found() {
        return heading != null;
    }

    /** Whether it is too late for a heading. */
    public boolean hopeless(int number) {
        return heading == null && number > FinanceHeading.WITHIN_ROWS;
    }

    /** @param number as the spreadsheet counts, from 1 */
    public void row(int number, List<SheetCell> cells) {
        if (heading == null) {
            heading = FinanceHeading.of(cells, above).orElse(null);
            if (heading == null) {
                preamble.row(cells);
            } else {
                preamble.heading(cells);
            }
            above = cells;
            return;
        }
        if (cells.stream().allMatch(SheetCell::blank)
                || FinanceHeading.of(cells, List.of()).isPresent()) {
            return;
        }
        var year = preamble.period().map(period -> period.to().getYear()).orElse(today.getYear());
        below(new RowReader(heading, preamble.unit(), year, faults, number, cells));
    }

    private void below(RowReader row) {
        var label = label(row.labels());
        if (OPENING.matcher(label).matches()) {
            opening = opening.isPresent() ? opening : only(row, "/openingFen", opening);
        } else if (CLOSING.matcher(label).matches()) {
            closing = only(row, "/closingFen", closing);
        } else if (SheetTotals.names(label)) {
            totalled = true;
            totals.total(row, label, sinceJanuary(), closing.isPresent());
        } else if (SUBTOTAL.matcher(label).matches()) {
            sections.subtotal(row);
        } else if (row.blank(INCOME, SPENDING, BALANCE)) {
            text(row, label);
        } else {
            detail(row);
        }
    }

    /** The one that says what the row is, else the first. */
    private static String label(List<String> labels) {
        return labels.stream()
                .filter(label -> SheetTotals.names(label)
                        || Stream.of(OPENING, CLOSING, SUBTOTAL)
                                .anyMatch(known -> known.matcher(label).matches()))
                .findFirst()
                .or(() -> labels.stream().findFirst())
                .orElse("");
    }

    private boolean sinceJanuary() {
        return preamble.period()
                .filter(period -> period.from().getDayOfYear() == 1)
                .isPresent();
    }

    /** A row without amounts: a section's name, a signature under the table, or a line somebody forgot to fill in. */
    private void text(RowReader row, String label) {
        if (totalled || closing.isPresent()) {
            below = label;
        } else if (!row.blank(DATE, VOUCHER, CODE)) {
            detail(row);
        } else {
            sections.named(row.blank(ACCOUNT) ? label : row.cell(ACCOUNT).text());
        }
    }

    /** A text under a total was a name after all where details follow, of the next month. */
    private void detail(RowReader row) {
        if (!below.isEmpty()) {
            sections.named(below);
            below = "";
        }
        totalled = false;
        var read = sections.row(row);
        totals.row(read.incomeFen(), read.spendingFen());
    }

    /** The balance such a row states, or its only amount where it has none. */
    private static Optional<Long> only(RowReader row, String pointer, Optional<Long> before) {
        var column = !row.blank(BALANCE) ? BALANCE : !row.blank(INCOME) ? INCOME : SPENDING;
        return row.amount(pointer, column).or(() -> before);
    }

    /** What was read and all that is wrong in it. */
    public ImportedTable finished(String sheet, List<String> otherSheets) {
        var found = sections.all();
        var rows = found.stream().flatMap(section -> section.rows().stream()).toList();
        if (rows.size() > FinanceTable.MAX_ROWS) {
            throw Refusal.invalid("/file", "一张表最多 " + FinanceTable.MAX_ROWS + " 行，请分成几张。");
        }
        var period = preamble.period().orElseGet(() -> datesOf(rows));
        var begun = opening.orElseGet(() -> missingOpening(rows));
        totals.check();
        var came = totals.income()
                .orElseGet(() ->
                        rows.stream().mapToLong(FinanceTable.Row::incomeFen).sum());
        var went = totals.spending()
                .orElseGet(() ->
                        rows.stream().mapToLong(FinanceTable.Row::spendingFen).sum());
        var left = closing.or(totals::balance).orElseGet(() -> missingClosing(rows, begun + came - went));
        var table = new FinanceTable(
                preamble.title(), preamble.unit(), period.from(), period.to(), begun, found, came, went, left);
        var otherColumns = heading == null ? List.<String>of() : heading.others();
        var doubts = faults.own();
        return new ImportedTable(
                table,
                sheet,
                otherSheets,
                otherColumns,
                faults.with(FinanceArithmetic.faults(table, Optional.empty())),
                doubts);
    }

    private SheetPeriod datesOf(List<FinanceTable.Row> rows) {
        faults.add(new SheetFault("/from", 0, "", "没有找到期间，请在表头上方写明，例如“期间：2026年7月1日至2026年9月30日”"));
        var dates = new ArrayList<LocalDate>();
        rows.forEach(row -> row.date().ifPresent(dates::add));
        dates.sort(LocalDate::compareTo);
        return dates.isEmpty()
                ? new SheetPeriod(today, today)
                : new SheetPeriod(dates.get(0), dates.get(dates.size() - 1));
    }

    private long missingOpening(List<FinanceTable.Row> rows) {
        faults.add(new SheetFault("/openingFen", 0, "", "没有找到“上期结余”这一行"));
        return rows.stream()
                .findFirst()
                .flatMap(row -> row.balanceFen().map(fen -> fen - row.incomeFen() + row.spendingFen()))
                .orElse(0L);
    }

    private long missingClosing(List<FinanceTable.Row> rows, long computed) {
        if (rows.isEmpty() || rows.get(rows.size() - 1).balanceFen().isEmpty()) {
            faults.add(new SheetFault("/closingFen", 0, "", "没有找到“期末结余”这一行"));
        } else {
            faults.standsWith("/closingFen", sections.lastBalance());
        }
        return computed;
    }
}
