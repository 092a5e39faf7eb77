package village.openapi.v1.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.complaint.platform.Update;
import village.openapi.client.Words;

/** How a case that was sent to this platform goes there. */
@Schema(name = "NewComplaintUpdate", example = """
    {"externalNumber": "XF-2026-0087", "sequence": 1, "status": "in-progress", "publicText": "已派人到现场查看",
     "occurredAt": "2026-11-28T20:10:00+08:00"}
    """)
record NewUpdate(
        @Schema(description = "转出时登记的贵方编号；没有登记过的，第一次报来的就是", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String externalNumber,

        @Schema(description = "序号，从 1 起每次加大；重发用同一个", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Long sequence,

        @Schema(
                description = "in-progress 办理中，answered 办结并答复",
                allowableValues = {"in-progress", "answered"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String status,

        @Schema(description = "给反映人看的话，1 到 2000 个字", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String publicText,

        @Schema(description = "先上传的附件的编号，最多 9 个，每个只能用一次") @Nullable
        List<@Nullable UUID> attachments,

        @Schema(description = "实际发生的时间，不能晚于现在；不填为收到的时间", example = "2026-11-28T20:10:00+08:00") @Nullable
        OffsetDateTime occurredAt) {
    Update toUpdate() {
        if (externalNumber == null || sequence == null || status == null) {
            throw Refusal.invalid("/sequence", "请填写 externalNumber、sequence 和 status。");
        }
        return new Update(
                externalNumber,
                sequence,
                Words.read(status, Update.Stage.class, "/status"),
                publicText == null ? "" : publicText,
                Files.of(attachments),
                Optional.ofNullable(occurredAt).map(OffsetDateTime::toInstant));
    }
}
