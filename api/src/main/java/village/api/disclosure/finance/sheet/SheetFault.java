package village.api.disclosure.finance.sheet;

/**
 * What is wrong with a cell of a spreadsheet.
 *
 * @param pointer JSON pointer to it in the table that was read; empty where there is no such cell
 * @param row as the spreadsheet counts, from 1; 0 where it is missing
 * @param column its letters; empty where it is missing
 * @param reason a Chinese half-sentence
 */
public record SheetFault(String pointer, int row, String column, String reason) {

    /** For example 第 7 行 E 列：余额应为 12,345.67，表里是 12,345.76。 */
    public String sentence() {
        var place = (row == 0 ? "" : "第 " + row + " 行") + (column.isEmpty() ? "" : " " + column + " 列");
        return (place.isEmpty() ? "" : place + "：") + reason + "。";
    }
}
