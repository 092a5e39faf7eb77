package village.api.disclosure.finance.sheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import village.api.disclosure.finance.Fen;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.finance.MoneyUnit;

/** Reads the cells of one row; what is wrong goes to the faults, and something harmless takes its place. */
final class RowReader {
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final Pattern DATE = Pattern.compile("(?:(\\d{4})[年./-])?(\\d{1,2})[月./-](\\d{1,2})日?");
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(100_000);

    private final FinanceHeading heading;
    private final MoneyUnit unit;
    private final int year;
    private final SheetFaults faults;
    private final int number;
    private final List<SheetCell> cells;

    RowReader(FinanceHeading heading, MoneyUnit unit, int year, SheetFaults faults, int number, List<SheetCell> cells) {
        this.heading = heading;
        this.unit = unit;
        this.year = year;
        this.faults = faults;
        this.number = number;
        this.cells = cells;
    }

    /** As the spreadsheet counts, from 1. */
    int number() {
        return number;
    }

    boolean blank(FinanceColumn... columns) {
        return Arrays.stream(columns).allMatch(column -> cell(column).blank());
    }

    SheetCell cell(FinanceColumn column) {
        return heading.cell(column, cells);
    }

    /**
     * What a row may call itself, the likeliest first: its first text that is no day, then what stands where details have
     * their account or, without one, their summary and voucher.
     */
    List<String> labels() {
        var first = cells.stream()
                .filter(cell -> !cell.blank() && cell.number().isEmpty())
                .map(SheetCell::plain)
                .filter(plain -> !DATE.matcher(plain).matches())
                .limit(1);
        var named = blank(FinanceColumn.ACCOUNT)
                ? Stream.of(FinanceColumn.SUMMARY, FinanceColumn.VOUCHER)
                : Stream.of(FinanceColumn.ACCOUNT);
        return Stream.concat(first, named.map(this::cell).map(SheetCell::plain))
                .filter(plain -> !plain.isEmpty())
                .toList();
    }

    FinanceTable.Row row(String pointer) {
        var summary = text(pointer + "/summary", FinanceColumn.SUMMARY);
        var account = text(pointer + "/account", FinanceColumn.ACCOUNT);
        if (account.isEmpty() && summary.isEmpty()) {
            fault(pointer + "/account", FinanceColumn.ACCOUNT, "没有写科目或摘要");
        }
        if (blank(FinanceColumn.INCOME, FinanceColumn.SPENDING)) {
            fault(pointer + "/incomeFen", FinanceColumn.INCOME, "收入和支出都没有填");
        }
        var named = account.isEmpty() ? summary : account;
        return new FinanceTable.Row(
                date(pointer + "/date"),
                text(pointer + "/code", FinanceColumn.CODE),
                named.isEmpty() ? FinanceTable.UNNAMED : named,
                account.isEmpty() ? "" : summary,
                amount(pointer + "/incomeFen", FinanceColumn.INCOME).orElse(0L),
                amount(pointer + "/spendingFen", FinanceColumn.SPENDING).orElse(0L),
                amount(pointer + "/balanceFen", FinanceColumn.BALANCE),
                vouchers(pointer + "/vouchers"));
    }

    /** The amount in a column; empty where nothing, or nothing readable, stands there. */
    Optional<Long> amount(String pointer, FinanceColumn column) {
        faults.stands(pointer, number, heading.letters(column));
        var cell = cell(column);
        if (cell.blank()) {
            return Optional.empty();
        }
        var amount = cell.number().or(() -> Fen.read(cell.text()));
        if (amount.isEmpty()) {
            fault(pointer, column, column.title() + "不是金额，请只填数字");
            return Optional.empty();
        }
        var fen = Fen.of(amount.get(), unit);
        if (fen.isEmpty()) {
            fault(pointer, column, column.title() + "太大了，请核对");
        } else if (!Fen.whole(amount.get(), unit)) {
            fault(pointer, column, column.title() + "只能精确到分");
        }
        return fen;
    }

    private String text(String pointer, FinanceColumn column) {
        var text = cell(column).text();
        if (text.codePointCount(0, text.length()) <= FinanceTable.MAX_TEXT) {
            return text;
        }
        fault(pointer, column, column.title() + "太长了，最多 " + FinanceTable.MAX_TEXT + " 个字");
        return text.substring(0, text.offsetByCodePoints(0, FinanceTable.MAX_TEXT));
    }

    private List<String> vouchers(String pointer) {
        faults.stands(pointer, number, heading.letters(FinanceColumn.VOUCHER));
        return Arrays.stream(text(pointer, FinanceColumn.VOUCHER).split("[、,，;；\\s]+"))
                .filter(voucher -> !voucher.isEmpty())
                .limit(FinanceTable.MAX_VOUCHERS)
                .toList();
    }

    private Optional<LocalDate> date(String pointer) {
        var cell = cell(FinanceColumn.DATE);
        if (cell.blank()) {
            return Optional.empty();
        }
        try {
            var serial = cell.number();
            if (serial.isPresent() && serial.get().signum() > 0 && serial.get().compareTo(LAST_DAY) < 0) {
                return Optional.of(EPOCH.plusDays(serial.get().longValue()));
            }
            var found = DATE.matcher(cell.plain());
            if (found.matches()) {
                var in = found.group(1) == null ? year : Integer.parseInt(found.group(1));
                return Optional.of(
                        LocalDate.of(in, Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3))));
            }
        } catch (DateTimeException e) {
            // no such day: told below
        }
        fault(pointer, FinanceColumn.DATE, "日期不对，应写成 2026-08-15");
        return Optional.empty();
    }

    void fault(String pointer, FinanceColumn column, String reason) {
        faults.add(new SheetFault(pointer, number, heading.letters(column), reason));
    }
}
