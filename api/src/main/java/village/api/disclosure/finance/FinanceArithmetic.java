package village.api.disclosure.finance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a table to the fen: every running balance, subtotal, total, what is left, and what was left before. Where one
 * wrong cell explains all that does not fit, it names that cell; else it names the results that are wrong.
 */
public final class FinanceArithmetic {
    private FinanceArithmetic() {}

    /**
     * What is wrong, in the table's order; empty for a table that may be published.
     *
     * @param previousClosing what the period before ended with, where that is known
     */
    public static List<FinanceFault> faults(FinanceTable table, Optional<Long> previousClosing) {
        var equations = FinanceEquations.of(table, previousClosing);
        var broken = new ArrayList<>(
                equations.stream().filter(equation -> !equation.holds()).toList());
        var faults = new ArrayList<FinanceFault>();
        if (!broken.isEmpty()) {
            explained(FinanceEquations.byCell(equations), broken).forEach(faults::add);
        }
        broken.forEach(equation -> faults.add(equation.result().shouldBe(equation.expected())));
        faults.addAll(repeated(table));
        var order = pointers(table);
        faults.sort(Comparator.comparingInt(fault -> order.getOrDefault(fault.pointer(), Integer.MAX_VALUE)));
        return faults.stream().distinct().toList();
    }

    /** Names the cells that alone explain what is broken, and takes that away. */
    private static List<FinanceFault> explained(Map<FinanceCell, List<Equation>> byCell, List<Equation> broken) {
        var suspects = new HashMap<Set<Equation>, List<FinanceCell>>();
        byCell.forEach((cell, its) -> {
            if (its.size() > 1 && agree(cell, its)) {
                suspects.computeIfAbsent(new HashSet<>(its), none -> new ArrayList<>())
                        .add(cell);
            }
        });
        var faults = new ArrayList<FinanceFault>();
        suspects.entrySet().stream()
                .sorted(Comparator.comparingInt(suspect -> -suspect.getKey().size()))
                .filter(suspect -> suspect.getValue().size() == 1)
                .forEach(suspect -> {
                    if (broken.containsAll(suspect.getKey())) {
                        var cell = suspect.getValue().get(0);
                        var by = suspect.getKey().iterator().next().correction(cell);
                        faults.add(cell.shouldBe(cell.fen() + by));
                        broken.removeAll(suspect.getKey());
                    }
                });
        return faults;
    }

    private static boolean agree(FinanceCell cell, List<Equation> equations) {
        var first = equations.get(0).correction(cell);
        return first != 0 && equations.stream().allMatch(equation -> equation.correction(cell) == first);
    }

    /** A voucher may stand behind several lines, but not twice behind the same. */
    private static List<FinanceFault> repeated(FinanceTable table) {
        var faults = new ArrayList<FinanceFault>();
        var seen = new HashMap<FinanceTable.Row, Integer>();
        var number = 0;
        for (var section = 0; section < table.sections().size(); section++) {
            var rows = table.sections().get(section).rows();
            for (var at = 0; at < rows.size(); at++) {
                number++;
                var row = rows.get(at);
                var first = row.vouchers().isEmpty() ? null : seen.putIfAbsent(withoutBalance(row), number);
                if (first != null) {
                    faults.add(new FinanceFault(
                            "/sections/" + section + "/rows/" + at + "/vouchers",
                            "第 " + number + " 条明细",
                            "和第 " + first + " 条明细的凭证、科目、摘要、金额都一样，是不是重复了"));
                }
            }
        }
        return faults;
    }

    private static FinanceTable.Row withoutBalance(FinanceTable.Row row) {
        return new FinanceTable.Row(
                row.date(),
                row.code(),
                row.account(),
                row.summary(),
                row.incomeFen(),
                row.spendingFen(),
                Optional.empty(),
                row.vouchers());
    }

    private static Map<String, Integer> pointers(FinanceTable table) {
        var order = new HashMap<String, Integer>();
        order.put("/openingFen", 0);
        for (var section = 0; section < table.sections().size(); section++) {
            var here = "/sections/" + section;
            for (var row = 0; row < table.sections().get(section).rows().size(); row++) {
                for (var cell : List.of("incomeFen", "spendingFen", "balanceFen", "vouchers")) {
                    order.put(here + "/rows/" + row + "/" + cell, order.size());
                }
            }
            order.put(here + "/subtotal/incomeFen", order.size());
            order.put(here + "/subtotal/spendingFen", order.size());
        }
        order.put("/incomeFen", order.size());
        order.put("/spendingFen", order.size());
        order.put("/closingFen", order.size());
        return order;
    }
}
