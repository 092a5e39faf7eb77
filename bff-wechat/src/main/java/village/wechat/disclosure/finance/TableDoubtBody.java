package village.wechat.disclosure.finance;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.finance.TableDoubt;

/** A doubtful cell of a finance table on the wire, in and out. */
@Schema(name = "FinanceTableDoubt")
public record TableDoubtBody(
        @Schema(description = "在 table 里的位置（JSON 指针）；表里没有这一格时为空", example = "/sections/0/rows/3/date")
        @NotNull(message = "请写明是哪一格。")
        String pointer,

        @Schema(example = "第 7 行 A 列：日期不对，应写成 2026-08-15。") @NotNull(message = "请写明疑点。")
        String sentence,

        @Schema(description = "起草人是否已经对照原表确认这一格没错") @Nullable
        Boolean confirmed) {
    public TableDoubt toDoubt() {
        return new TableDoubt(pointer, sentence, Boolean.TRUE.equals(confirmed));
    }

    public static TableDoubtBody of(TableDoubt doubt) {
        return new TableDoubtBody(doubt.pointer(), doubt.sentence(), doubt.confirmed());
    }
}
