package village.api.disclosure.finance.sheet;

import java.util.List;
import village.api.disclosure.finance.FinanceTable;

/**
 * What a spreadsheet says, with all that is wrong in it.
 *
 * @param sheet the name of the sheet that was read
 * @param otherSheets names of the sheets that were not
 * @param faults in the sheet's order
 */
public record ImportedTable(FinanceTable table, String sheet, List<String> otherSheets, List<SheetFault> faults) {
    public ImportedTable {
        otherSheets = List.copyOf(otherSheets);
        faults = List.copyOf(faults);
    }
}
