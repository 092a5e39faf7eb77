package village.api.disclosure.finance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down which cells of a table have to fit together. */
final class FinanceEquations {
    private final List<Equation> equations = new ArrayList<>();
    private final List<FinanceCell> incomes = new ArrayList<>();
    private final List<FinanceCell> spendings = new ArrayList<>();
    private final FinanceCell opening;
    /** The last balance that is written, and what came and went since. */
    private FinanceCell balance;

    private List<FinanceCell> came = new ArrayList<>();
    private List<FinanceCell> went = new ArrayList<>();

    private FinanceEquations(FinanceTable table) {
        opening = new FinanceCell("/openingFen", "期初", "期初余额", table.openingFen());
        balance = opening;
    }

    static List<Equation> of(FinanceTable table, Optional<Long> previousClosing) {
        return new FinanceEquations(table).all(table, previousClosing);
    }

    private List<Equation> all(FinanceTable table, Optional<Long> previousClosing) {
        previousClosing.ifPresent(fen -> equations.add(new Equation(opening, fen)));
        for (int at = 0, before = 0; at < table.sections().size(); at++) {
            section("/sections/" + at, table.sections().get(at), before);
            before += table.sections().get(at).rows().size();
        }
        var income = new FinanceCell("/incomeFen", "合计", "收入", table.incomeFen());
        var spending = new FinanceCell("/spendingFen", "合计", "支出", table.spendingFen());
        var closing = new FinanceCell("/closingFen", "期末", "期末余额", table.closingFen());
        sum(income, incomes);
        sum(spending, spendings);
        equations.add(Equation.of(closing).plus(opening).plus(income).minus(spending));
        if (!balance.equals(opening)) {
            balanced(closing);
        }
        return equations;
    }

    private void section(String pointer, FinanceTable.Section section, int before) {
        var income = new ArrayList<FinanceCell>();
        var spending = new ArrayList<FinanceCell>();
        for (var at = 0; at < section.rows().size(); at++) {
            var row = section.rows().get(at);
            var here = pointer + "/rows/" + at;
            var place = "第 " + (before + at + 1) + " 条明细";
            income.add(new FinanceCell(here + "/incomeFen", place, "收入", row.incomeFen()));
            spending.add(new FinanceCell(here + "/spendingFen", place, "支出", row.spendingFen()));
            came.add(income.get(at));
            went.add(spending.get(at));
            row.balanceFen().ifPresent(fen -> balanced(new FinanceCell(here + "/balanceFen", place, "余额", fen)));
        }
        section.subtotal().ifPresent(written -> {
            var place = "“" + section.name() + "”小计";
            sum(new FinanceCell(pointer + "/subtotal/incomeFen", place, "收入", written.incomeFen()), income);
            sum(new FinanceCell(pointer + "/subtotal/spendingFen", place, "支出", written.spendingFen()), spending);
        });
        incomes.addAll(income);
        spendings.addAll(spending);
    }

    private void sum(FinanceCell result, List<FinanceCell> cells) {
        var sum = Equation.of(result);
        cells.forEach(sum::plus);
        equations.add(sum);
    }

    private void balanced(FinanceCell next) {
        var equation = Equation.of(next).plus(balance);
        came.forEach(equation::plus);
        went.forEach(equation::minus);
        equations.add(equation);
        balance = next;
        came = new ArrayList<>();
        went = new ArrayList<>();
    }

    /** Which equations a cell stands in. */
    static Map<FinanceCell, List<Equation>> byCell(List<Equation> equations) {
        var byCell = new HashMap<FinanceCell, List<Equation>>();
        for (var equation : equations) {
            byCell.computeIfAbsent(equation.result(), cell -> new ArrayList<>()).add(equation);
            equation.terms()
                    .forEach(cell -> byCell.computeIfAbsent(cell, none -> new ArrayList<>())
                            .add(equation));
        }
        return byCell;
    }
}
