package village.api.disclosure.finance.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import village.api.Refusal;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.finance.FinanceTable.Section;
import village.api.disclosure.finance.FinanceTable.Subtotal;

/** Puts rows into sections as their names and subtotals come by. */
final class SectionGatherer {
    private final List<Section> done = new ArrayList<>();
    private String name = "";
    private List<FinanceTable.Row> rows = new ArrayList<>();
    private int total;

    FinanceTable.Row row(RowReader row) {
        if (++total > FinanceTable.MAX_ROWS) {
            throw Refusal.invalid(
                    "/file", "第 " + row.number() + " 行起放不下了：一张表最多 " + FinanceTable.MAX_ROWS + " 笔明细，请分成几张。");
        }
        var read = row.row(here() + "/rows/" + rows.size());
        rows.add(read);
        return read;
    }

    /** A name above another, both without rows of their own in between, belong together. */
    void named(String next) {
        if (rows.isEmpty() && !name.isEmpty()) {
            name = cut(name + " " + next);
            return;
        }
        end(Optional.empty());
        name = cut(next);
    }

    void subtotal(RowReader row) {
        var pointer = here() + "/subtotal";
        end(Optional.of(new Subtotal(
                row.amount(pointer + "/incomeFen", FinanceColumn.INCOME).orElse(0L),
                row.amount(pointer + "/spendingFen", FinanceColumn.SPENDING).orElse(0L))));
    }

    /** Where the last row's balance is. */
    String lastBalance() {
        var section = done.size() - 1;
        while (section >= 0 && done.get(section).rows().isEmpty()) {
            section--;
        }
        var row = section < 0 ? -1 : done.get(section).rows().size() - 1;
        return "/sections/" + section + "/rows/" + row + "/balanceFen";
    }

    List<Section> all() {
        end(Optional.empty());
        return List.copyOf(done);
    }

    private String here() {
        return "/sections/" + done.size();
    }

    private void end(Optional<Subtotal> subtotal) {
        if (!rows.isEmpty() || !name.isEmpty() || subtotal.isPresent()) {
            done.add(new Section(name, rows, subtotal));
        }
        name = "";
        rows = new ArrayList<>();
    }

    private static String cut(String text) {
        var most = Math.min(FinanceTable.MAX_TEXT, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, most));
    }
}
