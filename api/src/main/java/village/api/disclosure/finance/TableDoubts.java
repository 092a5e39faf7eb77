package village.api.disclosure.finance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import village.api.Refusal;

/** What is doubtful in a table stays so until its cell is written anew, or is confirmed as it stands. */
public final class TableDoubts {
    static final String OPENING = "/openingFen";
    /** A table that follows others has the days of its period, else it is not kept. */
    private static final String DAYS = "/from";

    private TableDoubts() {}

    /** An opening balance that was confirmed, and why. */
    public static List<TableDoubt> openingKnown(String sentence) {
        return List.of(new TableDoubt(OPENING, sentence, true));
    }

    /**
     * The doubts after a table was written on: those known before whose cells are as they were, and those that are new.
     *
     * @param said what whoever wrote says of them; a doubt he does not mention stays
     */
    public static List<TableDoubt> after(
            FinanceTable before, List<TableDoubt> known, FinanceTable now, List<TableDoubt> said) {
        var left = known.stream()
                .filter(doubt -> !mended(doubt, before, now))
                .map(doubt -> said.stream().filter(doubt::same).findFirst().orElse(doubt))
                .toList();
        var fresh = said.stream().filter(doubt -> left.stream().noneMatch(doubt::same));
        return Stream.concat(left.stream(), fresh).toList();
    }

    private static boolean mended(TableDoubt doubt, FinanceTable before, FinanceTable now) {
        if (doubt.pointer().isEmpty()) {
            return false;
        }
        return !FinanceCells.at(before, doubt.pointer()).equals(FinanceCells.at(now, doubt.pointer()))
                || FinanceCells.filled(before, now, doubt.pointer());
    }

    /**
     * What keeps a table from going out, each with its cell; empty where nothing is in doubt.
     *
     * @param following whether the table continues the period before, so that its opening balance has to be known
     * @param previousClosing what the period before ended with, where that is known
     */
    public static List<Refusal.Fault> open(
            FinanceTable table, List<TableDoubt> doubts, boolean following, Optional<Long> previousClosing) {
        var open = new ArrayList<Refusal.Fault>();
        doubts.stream()
                .filter(doubt -> !doubt.confirmed())
                .filter(doubt -> !doubt.pointer().equals(OPENING) || previousClosing.isEmpty())
                .filter(doubt -> !doubt.pointer().equals(DAYS) || !following)
                .forEach(doubt -> open.add(fault(doubt.pointer(), doubt.sentence() + "请在表里改正，或者对照原表确认。")));
        unnamed(table).stream()
                .filter(fault -> open.stream().noneMatch(one -> one.pointer().equals(fault.pointer())))
                .forEach(open::add);
        var opened = doubts.stream().anyMatch(doubt -> doubt.pointer().equals(OPENING));
        if (following && previousClosing.isEmpty() && !opened) {
            open.add(fault(OPENING, "上一期没有公布过财务表，上期结余没有可以核对的。请对照账本，确认上期结余是 " + Fen.words(table.openingFen()) + " 元。"));
        }
        return open;
    }

    /** Nobody can confirm a line that does not say what it is. */
    private static List<Refusal.Fault> unnamed(FinanceTable table) {
        var found = new ArrayList<Refusal.Fault>();
        var number = 0;
        for (var section = 0; section < table.sections().size(); section++) {
            var rows = table.sections().get(section).rows();
            for (var at = 0; at < rows.size(); at++) {
                number++;
                if (rows.get(at).account().equals(FinanceTable.UNNAMED)) {
                    found.add(fault(
                            "/sections/" + section + "/rows/" + at + "/account", "第 " + number + " 条明细：没有写科目或摘要，请补上。"));
                }
            }
        }
        return found;
    }

    private static Refusal.Fault fault(String pointer, String detail) {
        return new Refusal.Fault("/table" + pointer, detail);
    }
}
