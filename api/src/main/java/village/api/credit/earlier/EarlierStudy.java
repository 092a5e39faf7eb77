package village.api.credit.earlier;

import java.math.BigDecimal;
import village.api.credit.Amount;

/**
 * One sound row.
 *
 * @param number of the row
 * @param title what it was; with member and year it tells one row from another
 */
record EarlierStudy(int number, String name, int year, Amount amount, String title) {
    private static final int FIRST = 2000;
    private static final int MAX_TITLE = 60;

    /** Why a row is not taken: the column and a Chinese sentence. */
    static final class Unsound extends Exception {
        private static final long serialVersionUID = 1L;

        private final String column;
        private final String reason;

        Unsound(String column, String reason) {
            super(reason, null, false, false);
            this.column = column;
            this.reason = reason;
        }

        ImportEarlier.RowError at(int number) {
            return new ImportEarlier.RowError(number, column, reason);
        }
    }

    static EarlierStudy of(EarlierSheets.Row row, int thisYear) throws Unsound {
        if (row.name().isBlank()) {
            throw new Unsound("姓名", "没有填姓名。");
        }
        var year = whole("年度", row.year(), BigDecimal.ONE);
        if (year < FIRST || year >= thisYear) {
            throw new Unsound("年度", "年度应在 " + FIRST + " 到 " + (thisYear - 1) + " 之间。");
        }
        var minutes = whole("学时", row.hours(), BigDecimal.valueOf(Amount.MINUTES_OF_AN_HOUR));
        var points = whole("积分", row.points(), BigDecimal.ONE);
        if (minutes == 0 && points == 0) {
            throw new Unsound("学时", "学时和积分不能都是 0。");
        }
        var title = row.title().isBlank() ? year + " 年学习记录" : row.title().strip();
        if (title.codePointCount(0, title.length()) > MAX_TITLE) {
            throw new Unsound("说明", "说明最多 " + MAX_TITLE + " 个字。");
        }
        return new EarlierStudy(row.number(), row.name().strip(), year, new Amount(points, minutes), title);
    }

    private static int whole(String column, String text, BigDecimal times) throws Unsound {
        if (text.isBlank()) {
            return 0;
        }
        try {
            var value = new BigDecimal(text.strip()).multiply(times).intValueExact();
            if (Math.abs((long) value) <= 100_000) {
                return value;
            }
        } catch (ArithmeticException | NumberFormatException broken) {
            // Told below.
        }
        throw new Unsound(column, column + "“" + (text.length() > 20 ? text.substring(0, 20) : text) + "”不是合适的数。");
    }
}
