package village.wechat.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.complaint.Ending;
import village.api.complaint.reading.Beside;
import village.api.complaint.reading.ReadComplaint;
import village.wechat.Times;
import village.wechat.Words;

/** How far a case has come to its end. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseEnd(
        @Nullable OffsetDateTime answeredAt,
        @Nullable OffsetDateTime verifiedAt,
        @Nullable OffsetDateTime closedAt,

        @Schema(description = "办结方式：rated、unrated、by-staff、withdrawn 或 no-information") @Nullable
        String closing,

        @Schema(example = "未评价") @Nullable String closingLabel,

        @Schema(description = "并进别的诉求后撤回的：谁撤回的、还告不告诉看的人，一句话；只有撤回的人自己称“您撤回了”", example = "您撤回了自己反映的，不再告诉您进展。") @Nullable
        String takenBack,

        @Schema(description = "在这之前可以要求重新办理") @Nullable OffsetDateTime reopenUntil,
        @Schema(description = "转出") @Nullable TransferBody transfer,
        @Schema(description = "并到哪一件里办理") @Nullable MergedBody mergedInto) {

    /** Sent to an office outside. */
    @Schema(name = "Transfer")
    record TransferBody(
            @Schema(example = "县住建局") String office,
            @Schema(description = "对方的编号，还不知道时为空") String externalNumber,
            OffsetDateTime at) {
        static TransferBody of(Ending.Transfer transfer) {
            return new TransferBody(transfer.office(), transfer.externalNumber(), Times.of(transfer.at()));
        }
    }

    /** The case it goes on in, without names. */
    @Schema(name = "MergedInto")
    record MergedBody(
            UUID id,
            @Schema(example = "48392071") String ticket,
            String status,
            String statusLabel,
            @Schema(description = "那一件的公开答复，还没有答复时为空") String answer,

            @Schema(description = "那一件正等着补充什么、等到哪一天，不等时为空；只有并进来的反映人看得到")
            String asked) {
        static MergedBody of(Beside.Onward onward) {
            return new MergedBody(
                    onward.id().value(),
                    onward.ticket().value(),
                    Words.of(onward.status()),
                    onward.status().label(),
                    onward.answer(),
                    onward.asked());
        }
    }

    static CaseEnd of(ReadComplaint.View view) {
        var ending = view.complaint().ending();
        return new CaseEnd(
                ending.answeredAt().map(Times::of).orElse(null),
                ending.verifiedAt().map(Times::of).orElse(null),
                ending.closedAt().map(Times::of).orElse(null),
                ending.closing().map(Words::of).orElse(null),
                ending.closing().map(CaseEnd::label).orElse(null),
                view.beside().takenBack().orElse(null),
                view.beside().reopenUntil().map(Times::of).orElse(null),
                ending.transfer().map(TransferBody::of).orElse(null),
                view.beside().mergedInto().map(MergedBody::of).orElse(null));
    }

    private static String label(Ending.Closing closing) {
        return switch (closing) {
            case RATED -> "已评价";
            case UNRATED -> "没有评价";
            case BY_STAFF -> "工作人员办结";
            case WITHDRAWN -> "反映人撤回";
            case NO_INFORMATION -> "没有补充情况";
        };
    }
}
