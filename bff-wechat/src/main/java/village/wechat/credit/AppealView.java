package village.wechat.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.credit.appeal.Appeal;
import village.api.credit.ledger.Entry;
import village.wechat.Times;
import village.wechat.Words;

/** An appeal with what became of it. */
@Schema(name = "CreditAppeal")
public record AppealView(
        UUID id,
        @Schema(description = "对哪一行") UUID line,
        String text,
        OffsetDateTime filedAt,

        @Schema(description = "waiting 等待处理，upheld 申诉成立，dismissed 维持原记录")
        String status,

        String statusLabel,
        @Nullable String reason,
        @Nullable OffsetDateTime decidedAt,
        @Schema(description = "冲正行") @Nullable UUID reversal,

        @Schema(description = "改正后重新记入的行；申诉的是冲正行时，只有这一行") @Nullable
        UUID corrected) {

    /** A page of appeals. */
    @Schema(name = "CreditAppealPage")
    public record Page(List<AppealView> items, @Nullable String next) {}

    public static AppealView of(Appeal appeal) {
        var decision = appeal.decision();
        return new AppealView(
                appeal.id().value(),
                appeal.line().value(),
                appeal.text(),
                Times.of(appeal.filedAt()),
                Words.of(appeal.status()),
                appeal.status().label(),
                decision.map(Appeal.Decision::reason).orElse(null),
                decision.map(made -> Times.of(made.at())).orElse(null),
                decision.flatMap(Appeal.Decision::reversal).map(Entry.Id::value).orElse(null),
                decision.flatMap(Appeal.Decision::corrected)
                        .map(Entry.Id::value)
                        .orElse(null));
    }
}
