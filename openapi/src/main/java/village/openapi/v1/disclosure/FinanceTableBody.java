package village.openapi.v1.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.finance.FinanceTable;

/** A finance table; every amount is in fen. */
@Schema(name = "FinanceTable")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FinanceTableBody(
        String title,
        LocalDate from,
        LocalDate to,

        @Schema(description = "期初余额（分）", example = "1000000")
        long openingFen,

        List<Section> sections,
        @Schema(description = "收入合计（分）", example = "500000") long incomeFen,
        @Schema(description = "支出合计（分）", example = "0") long spendingFen,

        @Schema(description = "期末余额（分）", example = "1500000")
        long closingFen) {

    @Schema(name = "FinanceSection")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Section(
            @Schema(example = "一、收入") String name,
            List<Row> rows,
            @Nullable Subtotal subtotal) {
        static Section of(FinanceTable.Section section) {
            return new Section(
                    section.name(),
                    section.rows().stream().map(Row::of).toList(),
                    section.subtotal()
                            .map(sum -> new Subtotal(sum.incomeFen(), sum.spendingFen()))
                            .orElse(null));
        }
    }

    @Schema(name = "FinanceSubtotal")
    record Subtotal(long incomeFen, long spendingFen) {}

    @Schema(name = "FinanceRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            @Nullable LocalDate date,
            @Schema(description = "科目编码", example = "501") String code,
            @Schema(description = "科目", example = "经营收入") String account,
            @Schema(description = "摘要", example = "承包款") String summary,
            long incomeFen,
            long spendingFen,
            @Nullable Long balanceFen,
            @Schema(description = "凭证号") List<String> vouchers) {
        static Row of(FinanceTable.Row row) {
            return new Row(
                    row.date().orElse(null),
                    row.code(),
                    row.account(),
                    row.summary(),
                    row.incomeFen(),
                    row.spendingFen(),
                    row.balanceFen().orElse(null),
                    row.vouchers());
        }
    }

    static FinanceTableBody of(FinanceTable table) {
        return new FinanceTableBody(
                table.title(),
                table.from(),
                table.to(),
                table.openingFen(),
                table.sections().stream().map(Section::of).toList(),
                table.incomeFen(),
                table.spendingFen(),
                table.closingFen());
    }
}
