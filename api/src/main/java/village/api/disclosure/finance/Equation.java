package village.api.disclosure.finance;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Cells of which one, the result, has to be the sum of the others. Each is itself; none equals another. */
final class Equation {
    private final FinanceCell result;
    private final Map<FinanceCell, Integer> signs = new HashMap<>();
    private long expected;

    /** @param constant what the result is before anything is added */
    Equation(FinanceCell result, long constant) {
        this.result = result;
        this.expected = constant;
    }

    static Equation of(FinanceCell result) {
        return new Equation(result, 0);
    }

    Equation plus(FinanceCell cell) {
        return with(cell, 1);
    }

    Equation minus(FinanceCell cell) {
        return with(cell, -1);
    }

    private Equation with(FinanceCell cell, int sign) {
        signs.put(cell, sign);
        expected += sign * cell.fen();
        return this;
    }

    FinanceCell result() {
        return result;
    }

    Set<FinanceCell> terms() {
        return signs.keySet();
    }

    long expected() {
        return expected;
    }

    boolean holds() {
        return expected == result.fen();
    }

    /** What would have to be added to the cell for this equation to hold. */
    long correction(FinanceCell cell) {
        var missing = expected - result.fen();
        return cell.equals(result) ? missing : -missing * signs.getOrDefault(cell, 0);
    }
}
