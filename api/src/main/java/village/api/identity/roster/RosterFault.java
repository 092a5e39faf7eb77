package village.api.identity.roster;

/**
 * What is wrong in a row. Never repeats what stands there: reports are opened in spreadsheets and passed on.
 *
 * @param row as the spreadsheet counts, from 1
 * @param column the column's usual heading
 * @param reason a Chinese sentence
 */
public record RosterFault(int row, String column, String reason) {
    static RosterFault of(int row, RosterColumn column, String reason) {
        return new RosterFault(row, column.title(), reason);
    }
}
