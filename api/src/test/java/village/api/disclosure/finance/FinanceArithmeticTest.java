package village.api.disclosure.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.disclosure.finance.ChangedTables.changed;
import static village.api.disclosure.finance.FinanceTables.line;
import static village.api.disclosure.finance.FinanceTables.quarter;
import static village.api.disclosure.finance.FinanceTables.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import village.api.disclosure.finance.FinanceTable.Row;
import village.api.disclosure.finance.FinanceTable.Section;

class FinanceArithmeticTest {

    private static List<FinanceFault> faults(FinanceTable table) {
        return FinanceArithmetic.faults(table, Optional.empty());
    }

    @Test
    void passesATableThatFits() {
        assertThat(faults(quarter())).isEmpty();
        assertThat(FinanceArithmetic.faults(quarter(), Optional.of(12_345_678L)))
                .isEmpty();
    }

    @Test
    void saysWhatABalanceShouldBe() {
        assertThat(faults(changed(quarter(), "/sections/0/rows/1/balanceFen", 9)))
                .containsExactly(
                        new FinanceFault("/sections/0/rows/1/balanceFen", "第 2 条明细", "余额应为 185,802.45，表里是 185,802.54"));
    }

    @Test
    void namesTheAmountThatExplainsBothBalanceAndTotals() {
        assertThat(faults(changed(quarter(), "/sections/1/rows/0/spendingFen", 1_000)))
                .containsExactly(
                        new FinanceFault("/sections/1/rows/0/spendingFen", "第 3 条明细", "支出应为 300.10，表里是 310.10"));
    }

    @Test
    void namesTheSubtotalTheTotalAndWhatIsLeft() {
        assertThat(faults(changed(quarter(), "/sections/1/subtotal/spendingFen", -1)))
                .containsExactly(
                        new FinanceFault("/sections/1/subtotal/spendingFen", "“二、支出”小计", "支出应为 1,500.30，表里是 1,500.29"));
        assertThat(faults(changed(quarter(), "/incomeFen", 1)))
                .containsExactly(new FinanceFault("/incomeFen", "合计", "收入应为 62,345.67，表里是 62,345.68"));
        assertThat(faults(changed(quarter(), "/closingFen", -100)))
                .containsExactly(new FinanceFault("/closingFen", "期末", "期末余额应为 184,302.15，表里是 184,301.15"));
    }

    @Test
    void comparesWithWhatThePeriodBeforeEndedWith() {
        assertThat(FinanceArithmetic.faults(quarter(), Optional.of(12_345_679L)))
                .containsExactly(new FinanceFault("/openingFen", "期初", "期初余额应为 123,456.79，表里是 123,456.78"));
        assertThat(FinanceArithmetic.faults(changed(quarter(), "/openingFen", 1), Optional.of(12_345_678L)))
                .containsExactly(new FinanceFault("/openingFen", "期初", "期初余额应为 123,456.78，表里是 123,456.79"));
    }

    @Test
    void namesTwoWrongCellsThatHaveNothingToDoWithEachOther() {
        var twice =
                changed(changed(quarter(), "/sections/0/rows/0/balanceFen", 5), "/sections/1/subtotal/incomeFen", 7);
        assertThat(faults(twice))
                .extracting(FinanceFault::pointer)
                .containsExactly("/sections/0/rows/0/balanceFen", "/sections/1/subtotal/incomeFen");
    }

    @Test
    void takesLessThanNothing() {
        var overdrawn = table(
                -50,
                List.of(List.of(line("", "冲回", "红字更正", -1_000, 0, "1"), line("", "退款", "", 0, -2_000, "2"))),
                List.of(""));
        assertThat(overdrawn.closingFen()).isEqualTo(950);
        assertThat(faults(overdrawn)).isEmpty();
        assertThat(faults(changed(overdrawn, "/sections/0/rows/0/incomeFen", 2_000)))
                .containsExactly(new FinanceFault("/sections/0/rows/0/incomeFen", "第 1 条明细", "收入应为 -10.00，表里是 10.00"));
    }

    @Test
    void aTenthAndTwoTenthsAreThreeTenths() {
        var dimes = table(0, List.of(List.of(line("", "利息", "", 10, 0), line("", "利息", "", 20, 0))), List.of(""));
        assertThat(dimes.closingFen()).isEqualTo(30);
        assertThat(faults(dimes)).isEmpty();
    }

    @Test
    void checksOverBalancesThatAreNotWritten() {
        var rows = quarter().rows();
        var sparse = new ArrayList<Row>();
        IntStream.range(0, rows.size())
                .forEach(at -> sparse.add(at == 3 ? rows.get(at) : FinanceTables.unbalanced(rows.get(at))));
        var table = withRows(quarter(), sparse);
        assertThat(faults(table)).isEmpty();
        assertThat(faults(changed(table, "/sections/0/rows/3/balanceFen", 1)))
                .extracting(FinanceFault::pointer)
                .containsExactly("/sections/0/rows/3/balanceFen");
        var none =
                withRows(quarter(), rows.stream().map(FinanceTables::unbalanced).toList());
        assertThat(faults(none)).isEmpty();
        assertThat(faults(changed(none, "/closingFen", 1)))
                .extracting(FinanceFault::pointer)
                .containsExactly("/closingFen");
    }

    private static FinanceTable withRows(FinanceTable table, List<Row> rows) {
        return new FinanceTable(
                table.title(),
                table.unit(),
                table.from(),
                table.to(),
                table.openingFen(),
                List.of(new Section("", rows, Optional.empty())),
                table.incomeFen(),
                table.spendingFen(),
                table.closingFen());
    }

    @Test
    void sumsAsManyOfTheLargestAmountsAsATableTakes() {
        var rows = IntStream.range(0, FinanceTable.MAX_ROWS)
                .mapToObj(at -> line("", "a" + at, "", Fen.MOST, Fen.MOST))
                .toList();
        var huge = withRows(quarter(), rows);
        assertThat(faults(huge))
                .filteredOn(fault -> fault.pointer().equals("/incomeFen"))
                .extracting(FinanceFault::reason)
                .containsExactly("收入应为 1,999,999,999,999,980.00，表里是 62,345.67");
    }

    @Test
    void aVoucherMayStandBehindSeveralLinesButNotTwiceBehindTheSame() {
        var first = line("541", "管理费用", "办公用品", 0, 30_010, "记-3");
        var other = line("541", "管理费用", "邮寄费", 0, 1_200, "记-3");
        assertThat(faults(table(0, List.of(List.of(first, other)), List.of(""))))
                .isEmpty();
        assertThat(faults(table(0, List.of(List.of(first, other, first)), List.of(""))))
                .containsExactly(
                        new FinanceFault("/sections/0/rows/2/vouchers", "第 3 条明细", "和第 1 条明细的凭证、科目、摘要、金额都一样，是不是重复了"));
        var bare = line("541", "管理费用", "办公用品", 0, 30_010);
        assertThat(faults(table(0, List.of(List.of(bare, bare)), List.of("")))).isEmpty();
    }

    @Test
    void anEmptyTableKeepsWhatWasThere() {
        var empty = table(77, List.of(), List.of());
        assertThat(faults(empty)).isEmpty();
        assertThat(faults(changed(empty, "/closingFen", 1)))
                .containsExactly(new FinanceFault("/closingFen", "期末", "期末余额应为 0.77，表里是 0.78"));
    }

    @Property(tries = 300)
    void passesWhateverFits(@ForAll("consistent") FinanceTable table) {
        assertThat(faults(table)).isEmpty();
        assertThat(FinanceArithmetic.faults(table, Optional.of(table.openingFen())))
                .isEmpty();
    }

    @Property(tries = 500)
    void namesAnyOneCellThatIsChanged(
            @ForAll("consistent") FinanceTable table, @ForAll int which, @ForAll @IntRange(min = 1) int by) {
        var cells = ChangedTables.amounts(table);
        var cell = cells.get(Math.floorMod(which, cells.size()));
        assertThat(faults(changed(table, cell, by)))
                .extracting(FinanceFault::pointer)
                .containsExactly(cell);
        assertThat(faults(changed(table, cell, -by)))
                .extracting(FinanceFault::pointer)
                .containsExactly(cell);
    }

    @Provide
    Arbitrary<FinanceTable> consistent() {
        var amounts = Arbitraries.longs().between(-9_999_999_999L, 9_999_999_999L);
        var rows = Combinators.combine(amounts, amounts, Arbitraries.integers().between(501, 560))
                .as((in, out, code) -> line(code.toString(), "科目" + code, "", in, out));
        var sections = rows.list().ofMinSize(1).ofMaxSize(6).list().ofMinSize(1).ofMaxSize(4);
        return Combinators.combine(amounts, sections, Arbitraries.of(true, false))
                .as((opening, lines, named) -> table(
                        opening,
                        lines,
                        IntStream.range(0, lines.size())
                                .mapToObj(at -> named ? "第" + at + "类" : "")
                                .toList()));
    }
}
