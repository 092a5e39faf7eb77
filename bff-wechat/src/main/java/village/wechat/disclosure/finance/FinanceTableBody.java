package village.wechat.disclosure.finance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.finance.MoneyUnit;
import village.wechat.Words;

/** A finance table on the wire, in and out. Amounts are in fen. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FinanceTable", example = """
        {"title": "2026年第三季度财务收支公开表", "unit": "yuan", "from": "2026-07-01", "to": "2026-09-30",
         "openingFen": 1000000, "sections": [{"name": "一、收入", "rows": [{"date": "2026-07-03", "code": "501",
         "account": "经营收入", "summary": "承包款", "incomeFen": 500000, "spendingFen": 0, "balanceFen": 1500000,
         "vouchers": ["记-1"]}], "subtotal": {"incomeFen": 500000, "spendingFen": 0}}],
         "incomeFen": 500000, "spendingFen": 0, "closingFen": 1500000}
        """)
public record FinanceTableBody(
        @Nullable String title,

        @Schema(description = "表里写的单位：yuan 元，ten-thousand-yuan 万元；不填为元") @Nullable
        String unit,

        @NotNull(message = "请填写开始日期。") LocalDate from,
        @NotNull(message = "请填写结束日期。") LocalDate to,

        @Schema(description = "期初余额（分）") @NotNull(message = "请填写期初余额。")
        Long openingFen,

        @NotNull(message = "请填写明细。") List<@NotNull(message = "这一部分是空的。") @Valid SectionBody> sections,

        @Schema(description = "收入合计（分）") @NotNull(message = "请填写收入合计。")
        Long incomeFen,

        @Schema(description = "支出合计（分）") @NotNull(message = "请填写支出合计。")
        Long spendingFen,

        @Schema(description = "期末余额（分）") @NotNull(message = "请填写期末余额。")
        Long closingFen) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FinanceSection")
    public record SectionBody(
            @Nullable String name,
            @NotNull(message = "请填写明细。") List<@NotNull(message = "这一行是空的。") @Valid RowBody> rows,
            @Nullable @Valid SubtotalBody subtotal) {
        FinanceTable.Section toSection() {
            return new FinanceTable.Section(
                    orEmpty(name),
                    rows.stream().map(RowBody::toRow).toList(),
                    Optional.ofNullable(subtotal)
                            .map(sum -> new FinanceTable.Subtotal(sum.incomeFen(), sum.spendingFen())));
        }

        static SectionBody of(FinanceTable.Section section) {
            return new SectionBody(
                    section.name(),
                    section.rows().stream().map(RowBody::of).toList(),
                    section.subtotal()
                            .map(sum -> new SubtotalBody(sum.incomeFen(), sum.spendingFen()))
                            .orElse(null));
        }
    }

    @Schema(name = "FinanceSubtotal")
    public record SubtotalBody(
            @NotNull(message = "请填写小计。") Long incomeFen,
            @NotNull(message = "请填写小计。") Long spendingFen) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FinanceRow")
    public record RowBody(
            @Nullable LocalDate date,
            @Schema(description = "科目编码") @Nullable String code,

            @Schema(description = "科目") @NotNull(message = "请填写科目。")
            String account,

            @Schema(description = "摘要") @Nullable String summary,
            @Nullable Long incomeFen,
            @Nullable Long spendingFen,
            @Nullable Long balanceFen,

            @Schema(description = "凭证号") @Nullable List<@NotNull(message = "凭证号不能为空。") String> vouchers) {
        FinanceTable.Row toRow() {
            return new FinanceTable.Row(
                    Optional.ofNullable(date),
                    orEmpty(code),
                    account,
                    orEmpty(summary),
                    incomeFen == null ? 0 : incomeFen,
                    spendingFen == null ? 0 : spendingFen,
                    Optional.ofNullable(balanceFen),
                    vouchers == null ? List.of() : vouchers);
        }

        static RowBody of(FinanceTable.Row row) {
            return new RowBody(
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

    public FinanceTable toTable() {
        return new FinanceTable(
                orEmpty(title),
                unit == null ? MoneyUnit.YUAN : Words.read(unit, MoneyUnit.YUAN, "/unit"),
                from,
                to,
                openingFen,
                sections.stream().map(SectionBody::toSection).toList(),
                incomeFen,
                spendingFen,
                closingFen);
    }

    public static FinanceTableBody of(FinanceTable table) {
        return new FinanceTableBody(
                table.title(),
                Words.of(table.unit()),
                table.from(),
                table.to(),
                table.openingFen(),
                table.sections().stream().map(SectionBody::of).toList(),
                table.incomeFen(),
                table.spendingFen(),
                table.closingFen());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
