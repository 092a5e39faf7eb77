package village.api.disclosure.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import village.api.Refusal;

/** What nobody could read in a spreadsheet keeps a table back until the cell is another, or somebody answers for it. */
class TableDoubtsTest {
    private static final FinanceTable BEFORE = table(0, 0, FinanceTable.UNNAMED);
    private static final TableDoubt DATE = open("/sections/0/rows/0/date");
    private static final TableDoubt AMOUNT = open("/sections/0/rows/0/incomeFen");
    private static final TableDoubt NAME = open("/sections/0/rows/0/account");
    private static final TableDoubt MONTH = open("");

    @Test
    void whatNobodyTouchedStaysInDoubt() {
        assertThat(TableDoubts.after(BEFORE, List.of(DATE, MONTH), BEFORE, List.of()))
                .containsExactly(DATE, MONTH);
    }

    @Test
    void aCellThatIsAnotherIsMended() {
        var now = table(0, 0, "经营收入");
        assertThat(TableDoubts.after(BEFORE, List.of(DATE, NAME), now, List.of()))
                .containsExactly(DATE);
    }

    @Test
    void aRowWithoutAmountsIsMendedByEither() {
        assertThat(TableDoubts.after(BEFORE, List.of(AMOUNT), table(0, 500, "饭票"), List.of()))
                .isEmpty();
        assertThat(TableDoubts.after(table(0, 500, "饭票"), List.of(AMOUNT), table(0, 600, "饭票"), List.of()))
                .containsExactly(AMOUNT);
    }

    @Test
    void whoConfirmsACellAnswersForItAsItIsNow() {
        var confirmed = new TableDoubt(AMOUNT.pointer(), AMOUNT.sentence(), true);
        assertThat(TableDoubts.after(BEFORE, List.of(AMOUNT), BEFORE, List.of(confirmed)))
                .containsExactly(confirmed);
        assertThat(TableDoubts.after(BEFORE, List.of(confirmed), table(700, 0, "饭票"), List.of()))
                .isEmpty();
    }

    @Test
    void aLineWithoutANameCannotBeConfirmed() {
        var confirmed = new TableDoubt(NAME.pointer(), NAME.sentence(), true);
        assertThat(pointers(BEFORE, List.of(confirmed), false, Optional.empty()))
                .containsExactly("/table" + NAME.pointer());
    }

    @Test
    void anOpeningBalanceIsKnownFromThePeriodBeforeOrFromWhoAnswersForIt() {
        var named = table(0, 0, "饭票");
        assertThat(pointers(named, List.of(), true, Optional.empty())).containsExactly("/table/openingFen");
        assertThat(pointers(named, List.of(), true, Optional.of(0L))).isEmpty();
        assertThat(pointers(named, TableDoubts.openingKnown("对过账本。"), true, Optional.empty()))
                .isEmpty();
        assertThat(pointers(named, List.of(), false, Optional.empty()))
                .as("what happened on a day follows nothing")
                .isEmpty();
        assertThat(pointers(named, List.of(open("/openingFen")), true, Optional.empty()))
                .as("said once, not twice")
                .containsExactly("/table/openingFen");
    }

    private static List<String> pointers(
            FinanceTable table, List<TableDoubt> doubts, boolean following, Optional<Long> previous) {
        return TableDoubts.open(table, doubts, following, previous).stream()
                .map(Refusal.Fault::pointer)
                .toList();
    }

    private static TableDoubt open(String pointer) {
        return new TableDoubt(pointer, "第 7 行：看不清。", false);
    }

    private static FinanceTable table(long incomeFen, long spendingFen, String account) {
        var line = FinanceTables.line("", account, "", incomeFen, spendingFen, "记-1");
        return FinanceTables.table(0, List.of(List.of(line)), List.of(""));
    }
}
