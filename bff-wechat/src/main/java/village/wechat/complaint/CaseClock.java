package village.wechat.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.complaint.Complaint;
import village.api.complaint.Deadline;
import village.wechat.Times;
import village.wechat.Words;

/** How a case's time runs, and how often it was urged or moved. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseClock(
        @Schema(description = "现由哪一级盯办：village、township 或 county")
        String level,

        @Schema(example = "村") String levelLabel,
        @Schema(description = "等反映人补充，时间暂停") boolean paused,
        @Schema(description = "待审批的延期") @Nullable ExtensionBody extension,
        @Schema(description = "催办次数") int reminders,
        @Schema(description = "督办次数") int supervisions,
        @Schema(description = "派单次数") int dispatches,
        @Schema(description = "重新办理次数") int reopenings) {

    /** A wish for more time that awaits its decision. */
    @Schema(name = "Extension")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExtensionBody(
            @Schema(description = "工作台：审批时用") @Nullable UUID id,
            OffsetDateTime until,
            String reason,
            OffsetDateTime askedAt) {
        static ExtensionBody of(Deadline.Extension asked, boolean inside) {
            return new ExtensionBody(
                    inside ? asked.id().value() : null,
                    Times.of(asked.until()),
                    asked.reason(),
                    Times.of(asked.askedAt()));
        }
    }

    static CaseClock of(Complaint complaint, boolean inside) {
        var deadline = complaint.deadline();
        var urging = complaint.urging();
        return new CaseClock(
                Words.of(deadline.level()),
                deadline.level().label(),
                deadline.pausedAt().isPresent(),
                deadline.extension()
                        .map(asked -> ExtensionBody.of(asked, inside))
                        .orElse(null),
                urging.reminders(),
                urging.supervisions(),
                complaint.handling().dispatches(),
                complaint.ending().reopenings());
    }
}
