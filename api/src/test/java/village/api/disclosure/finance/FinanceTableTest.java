package village.api.disclosure.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.disclosure.finance.FinanceTables.line;
import static village.api.disclosure.finance.FinanceTables.table;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import village.api.Refusal;
import village.api.disclosure.finance.FinanceTable.Row;

class FinanceTableTest {

    private static String pointerOf(Throwable refused) {
        return ((Refusal) refused).faults().get(0).pointer();
    }

    private static void refuses(String pointer, Row row) {
        assertThatThrownBy(() -> table(0, List.of(List.of(row)), List.of("")))
                .satisfies(refused -> assertThat(pointerOf(refused)).isEqualTo(pointer));
    }

    @Test
    void refusesALineWithoutAnAccountAndWhatIsTooLong() {
        refuses("/sections/0/rows/0/account", line("", " ", "", 1, 0));
        refuses("/sections/0/rows/0/summary", line("", "a", "长".repeat(201), 1, 0));
        refuses("/sections/0/rows/0/incomeFen", line("", "a", "", Fen.MOST + 1, 0));
    }

    @Test
    void refusesMoreRowsThanAnybodyReads() {
        var row = line("", "a", "", 1, 0);
        assertThatThrownBy(() -> table(0, List.of(Collections.nCopies(2_001, row)), List.of("")))
                .satisfies(refused -> assertThat(pointerOf(refused)).isEqualTo("/sections"));
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        var day = LocalDate.of(2026, 7, 1);
        assertThatThrownBy(() -> new FinanceTable("", MoneyUnit.YUAN, day, day.minusDays(1), 0, List.of(), 0, 0, 0))
                .satisfies(refused -> assertThat(pointerOf(refused)).isEqualTo("/to"));
    }

    @Test
    void keepsAVoucherOnce() {
        assertThat(line("", "a", "", 1, 0, "记-1", "记-2", "记-1").vouchers()).containsExactly("记-1", "记-2");
    }
}
