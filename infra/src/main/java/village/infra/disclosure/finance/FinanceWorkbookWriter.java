package village.infra.disclosure.finance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import village.api.disclosure.finance.Fen;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.finance.MoneyUnit;
import village.api.disclosure.finance.sheet.FinanceColumn;

/** Writes a finance table as a workbook, in the form that reads back equal. Blocks. */
final class FinanceWorkbookWriter {
    private static final int LAST = FinanceColumn.BALANCE.ordinal();
    private static final List<Integer> WIDTHS = List.of(12, 14, 12, 24, 32, 16, 16, 18);

    private final Worksheet sheet;
    private final MoneyUnit unit;
    private int row;

    private FinanceWorkbookWriter(Worksheet sheet, MoneyUnit unit) {
        this.sheet = sheet;
        this.unit = unit;
    }

    static byte[] write(FinanceTable table) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "xiangyin", "1.0")) {
            new FinanceWorkbookWriter(workbook.newWorksheet("财务收支表"), table.unit()).table(table);
        }
        return bytes.toByteArray();
    }

    private void table(FinanceTable table) {
        text(0, table.title());
        sheet.style(0, 0).bold().fontSize(16).set();
        sheet.range(0, 0, 0, LAST).merge();
        row++;
        text(0, "期间：" + day(table.from()) + "至" + day(table.to()));
        text(LAST, "单位：" + table.unit().label());
        row++;
        heading();
        text(FinanceColumn.ACCOUNT, "上期结余");
        amount(FinanceColumn.BALANCE, table.openingFen());
        row++;
        table.sections().forEach(this::section);
        text(FinanceColumn.ACCOUNT, "合计");
        amount(FinanceColumn.INCOME, table.incomeFen());
        amount(FinanceColumn.SPENDING, table.spendingFen());
        bold();
        text(FinanceColumn.ACCOUNT, "期末结余");
        amount(FinanceColumn.BALANCE, table.closingFen());
        bold();
    }

    private void heading() {
        for (var column : FinanceColumn.values()) {
            text(column, column.title());
            sheet.width(column.ordinal(), WIDTHS.get(column.ordinal()));
        }
        sheet.range(row, 0, row, LAST)
                .style()
                .bold()
                .borderStyle(BorderStyle.THIN)
                .set();
        row++;
        sheet.freezePane(0, row);
    }

    private void section(FinanceTable.Section section) {
        if (!section.name().isEmpty()) {
            text(FinanceColumn.ACCOUNT, section.name());
            bold();
        }
        section.rows().forEach(this::line);
        section.subtotal().ifPresent(sum -> {
            text(FinanceColumn.ACCOUNT, "小计");
            amount(FinanceColumn.INCOME, sum.incomeFen());
            amount(FinanceColumn.SPENDING, sum.spendingFen());
            bold();
        });
    }

    private void line(FinanceTable.Row line) {
        line.date().ifPresent(this::date);
        text(FinanceColumn.VOUCHER, String.join("、", line.vouchers()));
        text(FinanceColumn.CODE, line.code());
        text(FinanceColumn.ACCOUNT, line.account());
        text(FinanceColumn.SUMMARY, line.summary());
        amount(FinanceColumn.INCOME, line.incomeFen());
        amount(FinanceColumn.SPENDING, line.spendingFen());
        line.balanceFen().ifPresent(fen -> amount(FinanceColumn.BALANCE, fen));
        row++;
    }

    private void date(LocalDate date) {
        sheet.value(row, FinanceColumn.DATE.ordinal(), date);
        sheet.style(row, FinanceColumn.DATE.ordinal()).format("yyyy-mm-dd").set();
    }

    private void amount(FinanceColumn column, long fen) {
        sheet.value(row, column.ordinal(), Fen.in(unit, fen));
        var format = unit == MoneyUnit.YUAN ? "#,##0.00" : "#,##0.00####";
        sheet.style(row, column.ordinal()).format(format).set();
    }

    private void bold() {
        sheet.range(row, 0, row, LAST).style().bold().set();
        row++;
    }

    private void text(FinanceColumn column, String text) {
        text(column.ordinal(), text);
    }

    private void text(int column, String text) {
        if (!text.isEmpty()) {
            sheet.value(row, column, inert(text));
        }
    }

    /** A text that a spreadsheet could compute, also after it went through a .csv, is kept from it by a quote. */
    static String inert(String text) {
        return "=+-@'\t\r".indexOf(text.charAt(0)) >= 0 || Character.isWhitespace(text.charAt(0)) ? "'" + text : text;
    }

    private static String day(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    /** An invented example to write over. */
    static byte[] template(LocalDate today) throws IOException {
        var from = today.withDayOfMonth(1).minusMonths(1);
        var line = new FinanceTable.Row(
                Optional.of(from), "541", "管理费用", "办公用品（例，请改写）", 0, 30_000, Optional.of(970_000L), List.of("记-1"));
        var section =
                new FinanceTable.Section("一、管理支出（例）", List.of(line), Optional.of(new FinanceTable.Subtotal(0, 30_000)));
        return write(new FinanceTable(
                from.getYear() + "年" + from.getMonthValue() + "月财务收支公开表",
                MoneyUnit.YUAN,
                from,
                from.plusMonths(1).minusDays(1),
                1_000_000,
                List.of(section),
                0,
                30_000,
                970_000));
    }
}
