package village.infra.disclosure.finance;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.finance.sheet.FinanceSheetReader;
import village.api.disclosure.finance.sheet.ImportedTable;
import village.api.disclosure.finance.sheet.SheetCell;
import village.infra.spreadsheet.WorkbookLimits;

/** Reads the first sheet that has a finance table, row by row. Blocks. */
final class FinanceWorkbookReader {
    private static final int MAX_SHEET_ROWS = 10_000;
    private static final int MAX_COLUMNS = 100;

    private FinanceWorkbookReader() {}

    static ImportedTable read(Path file, LocalDate today) {
        try {
            WorkbookLimits.check(file, Reason.FINANCE_TABLE_UNREADABLE);
            return opened(file, today);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException broken) {
            throw Refusal.of(Reason.FINANCE_TABLE_UNREADABLE);
        }
    }

    private static ImportedTable opened(Path file, LocalDate today) throws IOException {
        try (var workbook = new ReadableWorkbook(file.toFile())) {
            var sheets = workbook.getSheets().toList();
            for (var sheet : sheets) {
                var reader = new FinanceSheetReader(today);
                rows(sheet, reader);
                if (reader.found()) {
                    return reader.finished(sheet.getName(), others(sheets, sheet));
                }
            }
        }
        throw Refusal.of(Reason.FINANCE_TABLE_UNREADABLE, "前 15 行里没有找到表头。表头要有“收入”“支出”，以及“科目”或“摘要”。");
    }

    private static List<String> others(List<Sheet> sheets, Sheet read) {
        return sheets.stream()
                .filter(sheet -> sheet != read)
                .map(Sheet::getName)
                .toList();
    }

    private static void rows(Sheet sheet, FinanceSheetReader reader) throws IOException {
        try (var rows = sheet.openStream()) {
            for (var each = rows.iterator(); each.hasNext(); ) {
                var row = each.next();
                if (reader.hopeless(row.getRowNum())) {
                    return;
                }
                if (row.getRowNum() > MAX_SHEET_ROWS) {
                    throw Refusal.of(Reason.FINANCE_TABLE_UNREADABLE, "这个表格超过 " + MAX_SHEET_ROWS + " 行，请只保留要公开的内容。");
                }
                reader.row(row.getRowNum(), cells(row));
            }
        }
    }

    private static List<SheetCell> cells(Row row) {
        var cells = new ArrayList<SheetCell>();
        for (var place = 0; place < Math.min(MAX_COLUMNS, row.getCellCount()); place++) {
            cells.add(cell(row.getCell(place)));
        }
        return cells;
    }

    /** What a cell shows. Of a formula only the result its spreadsheet kept: nothing is ever computed here. */
    private static SheetCell cell(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return SheetCell.EMPTY;
        }
        if (cell.getType() == CellType.NUMBER) {
            return SheetCell.number(cell.asNumber());
        }
        var text = Optional.ofNullable(cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue())
                .orElse("");
        return cell.getType() == CellType.FORMULA ? kept(text) : SheetCell.text(text);
    }

    private static SheetCell kept(String result) {
        try {
            return result.length() > 40 ? SheetCell.text(result) : SheetCell.number(new BigDecimal(result));
        } catch (NumberFormatException text) {
            return SheetCell.text(result);
        }
    }
}
