package village.wechat.disclosure.finance;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import village.api.disclosure.finance.FinanceFault;
import village.api.disclosure.finance.sheet.ImportedTable;
import village.api.disclosure.finance.sheet.SheetFault;

/** A table that was brought in, and what is wrong with it. */
@Schema(name = "FinanceImport")
record FinanceImportAnswer(
        FinanceTableBody table,
        @Schema(description = "读的是哪个工作表") String sheet,
        @Schema(description = "没有读的工作表") List<String> otherSheets,

        @Schema(description = "没有读的列：公开的财务表里没有它们的位置", example = "[\"H 列“经办人”\"]")
        List<String> otherColumns,

        List<CellFault> faults,

        @Schema(description = "faults 里看表本身看不出来的：要跟草稿一起保存（tableDoubts），改正或确认以前不能提交")
        List<TableDoubtBody> doubts) {

    /** A cell that is wrong. */
    @Schema(name = "FinanceCellFault")
    record CellFault(
            @Schema(description = "在 table 里的位置（JSON 指针）", example = "/sections/0/rows/3/balanceFen")
            String pointer,

            @Schema(description = "表格里的行，从 1 起；没有这一格时为 0", example = "7")
            int row,

            @Schema(description = "表格里的列", example = "E") String column,

            @Schema(example = "第 7 行 E 列：余额应为 12,345.67，表里是 12,345.76。")
            String sentence) {
        static CellFault of(SheetFault fault) {
            return new CellFault(fault.pointer(), fault.row(), fault.column(), fault.sentence());
        }

        static CellFault of(FinanceFault fault) {
            return new CellFault(fault.pointer(), 0, "", fault.under("").detail());
        }
    }

    static FinanceImportAnswer of(ImportedTable imported) {
        return new FinanceImportAnswer(
                FinanceTableBody.of(imported.table()),
                imported.sheet(),
                imported.otherSheets(),
                imported.otherColumns(),
                imported.faults().stream().map(CellFault::of).toList(),
                imported.doubts().stream()
                        .map(fault -> new TableDoubtBody(fault.pointer(), fault.sentence(), false))
                        .toList());
    }
}
