package village.api.disclosure.finance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import village.api.Refusal;

/**
 * What a finance disclosure shows: from what was there over what came and went to what is left. It says what its writer
 * wrote; whether the figures fit together {@link FinanceArithmetic} tells. Faults speak of cells by JSON pointers into
 * this shape, for example {@code /sections/0/rows/3/balanceFen}.
 *
 * @param unit what it was written in, and is shown in; amounts are in fen all the same
 * @param to the last day
 * @param incomeFen the total, as written
 * @param spendingFen the total, as written
 * @param closingFen what is left, as written
 */
public record FinanceTable(
        String title,
        MoneyUnit unit,
        LocalDate from,
        LocalDate to,
        long openingFen,
        List<Section> sections,
        long incomeFen,
        long spendingFen,
        long closingFen) {
    public static final int MAX_ROWS = 2_000;
    public static final int MAX_TITLE = 100;
    public static final int MAX_TEXT = 200;
    public static final int MAX_VOUCHERS = 50;
    /** Stands for an account that nobody wrote; no table goes out with it. */
    public static final String UNNAMED = "（未写）";

    public FinanceTable {
        sections = List.copyOf(sections);
        length("/title", title, 0, MAX_TITLE);
        if (to.isBefore(from)) {
            throw Refusal.invalid("/to", "结束日期不能早于开始日期。");
        }
        if (sections.stream().mapToInt(section -> section.rows().size()).sum() > MAX_ROWS
                || sections.size() > MAX_ROWS) {
            throw Refusal.invalid("/sections", "一张表最多 " + MAX_ROWS + " 行，请分成几张。");
        }
        check(sections);
        amount("/openingFen", openingFen);
        amount("/incomeFen", incomeFen);
        amount("/spendingFen", spendingFen);
        amount("/closingFen", closingFen);
    }

    /**
     * Rows that belong together.
     *
     * @param name possibly empty, where a table has no sections
     * @param subtotal as written; empty where the table has none
     */
    public record Section(String name, List<Row> rows, Optional<Subtotal> subtotal) {
        public Section {
            rows = List.copyOf(rows);
        }

        private void check(String pointer) {
            length(pointer + "/name", name, 0, MAX_TEXT);
            IntStream.range(0, rows.size()).forEach(at -> rows.get(at).check(pointer + "/rows/" + at));
            subtotal.ifPresent(sum -> {
                amount(pointer + "/subtotal/incomeFen", sum.incomeFen());
                amount(pointer + "/subtotal/spendingFen", sum.spendingFen());
            });
        }
    }

    public record Subtotal(long incomeFen, long spendingFen) {}

    /**
     * @param code of the account, possibly empty
     * @param account the account's name; never empty
     * @param summary what it was for, possibly empty
     * @param balanceFen what was left after it; empty where the table does not say
     * @param vouchers numbers of the vouchers behind the line, possibly none
     */
    public record Row(
            Optional<LocalDate> date,
            String code,
            String account,
            String summary,
            long incomeFen,
            long spendingFen,
            Optional<Long> balanceFen,
            List<String> vouchers) {
        public Row {
            vouchers = vouchers.stream().distinct().toList();
        }

        private void check(String pointer) {
            length(pointer + "/code", code, 0, MAX_TEXT);
            length(pointer + "/account", account, 1, MAX_TEXT);
            length(pointer + "/summary", summary, 0, MAX_TEXT);
            if (vouchers.size() > MAX_VOUCHERS) {
                throw Refusal.invalid(pointer + "/vouchers", "一行最多写 " + MAX_VOUCHERS + " 个凭证号。");
            }
            vouchers.forEach(voucher -> length(pointer + "/vouchers", voucher, 1, MAX_TEXT));
            amount(pointer + "/incomeFen", incomeFen);
            amount(pointer + "/spendingFen", spendingFen);
            balanceFen.ifPresent(fen -> amount(pointer + "/balanceFen", fen));
        }
    }

    private static void check(List<Section> sections) {
        IntStream.range(0, sections.size()).forEach(at -> sections.get(at).check("/sections/" + at));
    }

    /** All rows in order, whatever section they stand in. */
    public List<Row> rows() {
        return sections.stream().flatMap(section -> section.rows().stream()).toList();
    }

    private static void length(String pointer, String text, int least, int most) {
        var length = text.codePointCount(0, text.length());
        if (length < least || length > most || (least > 0 && text.isBlank())) {
            throw Refusal.invalid(pointer, least == 0 ? "最多 " + most + " 个字。" : "应为 1 到 " + most + " 个字。");
        }
    }

    private static void amount(String pointer, long fen) {
        if (fen > Fen.MOST || fen < -Fen.MOST) {
            throw Refusal.invalid(pointer, "金额太大了，请核对。");
        }
    }
}
