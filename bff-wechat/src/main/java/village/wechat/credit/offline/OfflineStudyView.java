package village.wechat.credit.offline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.credit.ledger.Entry;
import village.api.credit.offline.OfflineStudy;
import village.wechat.Times;
import village.wechat.Words;

/** Study away from the phone, with what became of it. */
@Schema(name = "OfflineStudy")
record OfflineStudyView(
        UUID id,
        String title,
        LocalDate day,
        @Schema(description = "本人填的小时数；书记登记的没有") @Nullable Integer hours,
        String text,
        @Schema(description = "证明材料的附件编号") List<UUID> attachments,
        OffsetDateTime handedInAt,

        @Schema(description = "waiting 等书记确认，confirmed 已记入，refused 没有认定，withdrawn 自己撤回")
        String status,

        String statusLabel,
        @Schema(description = "没有认定的理由；其余为空") @Nullable String reason,
        @Nullable OffsetDateTime decidedAt,
        @Schema(description = "记入的台账行") @Nullable UUID line) {

    /** A page of them. */
    @Schema(name = "OfflineStudyPage")
    record Page(List<OfflineStudyView> items, @Nullable String next) {}

    static OfflineStudyView of(OfflineStudy study) {
        var decision = study.decision();
        return new OfflineStudyView(
                study.id().value(),
                study.told().title(),
                study.told().day(),
                study.told().hours().orElse(null),
                study.told().text(),
                study.files().stream().map(Attachment.Id::value).toList(),
                Times.of(study.handedInAt()),
                Words.of(study.state()),
                study.state().label(),
                decision.map(OfflineStudy.Decision::reason)
                        .filter(reason -> !reason.isEmpty())
                        .orElse(null),
                decision.map(made -> Times.of(made.at())).orElse(null),
                decision.flatMap(OfflineStudy.Decision::line)
                        .map(Entry.Id::value)
                        .orElse(null));
    }
}
