package village.api.disclosure.finance.sheet;

import java.util.List;
import village.api.disclosure.finance.FinanceTable;

/**
 * What a spreadsheet says, with all that is wrong in it.
 *
 * @param sheet the name of the sheet that was read
 * @param otherSheets names of the sheets that were not
 * @param otherColumns columns of the sheet that have no place in a finance table, for example {@code H 列“经办人”}
 * @param faults in the sheet's order
 * @param doubts those of the faults that counting the table again would not find: they go with it until it is sound
 */
public record ImportedTable(
        FinanceTable table,
        String sheet,
        List<String> otherSheets,
        List<String> otherColumns,
        List<SheetFault> faults,
        List<SheetFault> doubts) {
    public ImportedTable {
        otherSheets = List.copyOf(otherSheets);
        otherColumns = List.copyOf(otherColumns);
        faults = List.copyOf(faults);
        doubts = List.copyOf(doubts);
    }
}
