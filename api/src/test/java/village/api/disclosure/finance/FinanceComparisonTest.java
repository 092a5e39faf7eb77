package village.api.disclosure.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.disclosure.finance.FinanceTables.line;
import static village.api.disclosure.finance.FinanceTables.quarter;
import static village.api.disclosure.finance.FinanceTables.table;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import village.api.disclosure.finance.FinanceComparison.Account;
import village.api.disclosure.finance.FinanceComparison.Sums;

class FinanceComparisonTest {

    @Test
    void addsUpAccountByAccount() {
        assertThat(FinanceComparison.of(quarter(), Optional.empty()).accounts())
                .containsExactly(
                        new Account("501", "经营收入", new Sums(5_000_000, 0), Optional.empty()),
                        new Account("522", "补助收入", new Sums(1_234_567, 0), Optional.empty()),
                        new Account("541", "管理费用", new Sums(0, 150_030), Optional.empty()));
    }

    @Test
    void standsBesideThePeriodBefore() {
        var before = table(0, List.of(List.of(line("", "管理费用", "", 0, 9), line("503", "投资收益", "", 8, 0))), List.of(""));
        assertThat(FinanceComparison.of(quarter(), Optional.of(before)).accounts())
                .containsExactly(
                        new Account("501", "经营收入", new Sums(5_000_000, 0), Optional.of(new Sums(0, 0))),
                        new Account("522", "补助收入", new Sums(1_234_567, 0), Optional.of(new Sums(0, 0))),
                        new Account("541", "管理费用", new Sums(0, 150_030), Optional.of(new Sums(0, 9))),
                        new Account("503", "投资收益", new Sums(0, 0), Optional.of(new Sums(8, 0))));
    }

    @Test
    void knowsAnAccountByItsCodeWhateverItIsCalled() {
        var before = table(0, List.of(List.of(line("541", "管理费", "", 0, 9))), List.of(""));
        var now = table(0, List.of(List.of(line("541", "管理费用", "", 0, 7))), List.of(""));
        assertThat(FinanceComparison.of(now, Optional.of(before)).accounts())
                .containsExactly(new Account("541", "管理费用", new Sums(0, 7), Optional.of(new Sums(0, 9))));
    }
}
