package village.infra.disclosure.finance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A month's account as an accountant draws it up: a title over the whole width, headings of two rows, days and amounts as
 * spreadsheets keep them with thousands separators, some typed as text, the month's total and what the year has made so
 * far, signatures, and a sheet of notes behind it.
 */
final class AccountantsWorkbook {
    /** Where the first detail stands, as the spreadsheet counts. */
    static final int FIRST_DETAIL = 6;

    private static final int LAST = 7;
    private static final String MONEY = "#,##0.00";

    /** @param amounts income, spending and balance: numbers, or texts as somebody typed them; null for an empty cell */
    record Line(Object day, String voucher, String account, String summary, List<Object> amounts) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<Consumer<Worksheet>> mends = new ArrayList<>();

    /** February of 枫溪村, to the fen. */
    static AccountantsWorkbook february() {
        var book = new AccountantsWorkbook();
        book.line(day(1), "", "上月结转", "", null, null, 1_234_567.89);
        book.line(day(3), "记-1", "经营收入", "鱼塘承包款", 120_000, null, "1,354,567.89");
        book.line(day(9), "记-2、记-3", "管理费用", "水电费", null, "12,345.67", 1_342_222.22);
        book.line("2月15日", "记-4", "补助收入", "耕地地力补贴", "￥1,000.10", null, 1_343_222.32);
        book.line(day(26), "记-5", "公益支出", "重阳慰问", null, 99_999.99, 1_243_222.33);
        book.line(day(28), "", "本月合计", "", 121_000.1, "112,345.66", 1_243_222.33);
        book.line(day(28), "", "本年累计", "", 321_000.1, 198_765.43, 1_243_222.33);
        return book;
    }

    static LocalDate day(int day) {
        return LocalDate.of(2026, 2, day);
    }

    AccountantsWorkbook line(Object day, String voucher, String account, String summary, Object... amounts) {
        lines.add(new Line(day, voucher, account, summary, Arrays.asList(amounts)));
        return this;
    }

    /** Puts another line in the place of one. */
    AccountantsWorkbook instead(
            int line, Object day, String voucher, String account, String summary, Object... amounts) {
        lines.set(line, new Line(day, voucher, account, summary, Arrays.asList(amounts)));
        return this;
    }

    /** Writes over what stands there. */
    AccountantsWorkbook mended(Consumer<Worksheet> mend) {
        mends.add(mend);
        return this;
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "kuaiji", "1.0")) {
            var sheet = workbook.newWorksheet("2月");
            head(sheet);
            for (var at = 0; at < lines.size(); at++) {
                line(sheet, FIRST_DETAIL - 2 + at, lines.get(at));
            }
            var foot = FIRST_DETAIL - 2 + lines.size();
            sheet.value(foot, 0, "审核：付某某");
            sheet.value(foot, 3, "制表：赵某某");
            mends.forEach(mend -> mend.accept(sheet));
            workbook.newWorksheet("填表说明").value(0, 0, "按月填报");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void head(Worksheet sheet) {
        sheet.value(0, 0, "枫溪村股份经济合作社2026年2月收支明细表");
        sheet.range(0, 0, 0, LAST).merge();
        sheet.style(0, 0).bold().fontSize(18).horizontalAlignment("center").set();
        sheet.value(1, 0, "编制单位：枫溪村");
        sheet.range(1, 0, 1, 2).merge();
        sheet.value(1, LAST, "单位：元");
        var headings = List.of("日 期", "凭证号", "科目", "摘要", "金　额", "", "", "经办人");
        for (var column = 0; column <= LAST; column++) {
            if (!headings.get(column).isEmpty()) {
                sheet.value(2, column, headings.get(column));
            }
        }
        List.of(0, 1, 2, 3, LAST)
                .forEach(column -> sheet.range(2, column, 3, column).merge());
        sheet.range(2, 4, 2, 6).merge();
        sheet.value(3, 4, "收入");
        sheet.value(3, 5, "支出");
        sheet.value(3, 6, "余额");
    }

    private static void line(Worksheet sheet, int row, Line line) {
        if (line.day() instanceof LocalDate day) {
            sheet.value(row, 0, day);
            sheet.style(row, 0).format("yyyy\"年\"m\"月\"d\"日\"").set();
        } else {
            sheet.value(row, 0, line.day().toString());
        }
        sheet.value(row, 1, line.voucher());
        sheet.value(row, 2, line.account());
        sheet.value(row, 3, line.summary());
        sheet.value(row, LAST, "李某某");
        for (var at = 0; at < line.amounts().size(); at++) {
            amount(sheet, row, 4 + at, line.amounts().get(at));
        }
    }

    private static void amount(Worksheet sheet, int row, int column, Object amount) {
        if (amount instanceof Number number) {
            sheet.value(row, column, number);
            sheet.style(row, column).format(MONEY).set();
        } else if (amount != null) {
            sheet.value(row, column, amount.toString());
        }
    }
}
