package village.openapi.v1.attachment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import village.api.attachment.Attachment;
import village.openapi.client.FileWords;
import village.openapi.client.Words;

/** A file that was sent. */
@Schema(name = "Attachment")
record AttachmentBody(
        @Schema(description = "附件编号，提交诉求或报来进展时写在 attachments 里")
        UUID id,

        @Schema(description = "pending 待检测，pass 通过，review 待人工审核，risky 有风险", example = "review")
        String state,

        @Schema(example = "待人工审核") String stateLabel,

        @Schema(description = "image 图片，voice 录音，document 文档", example = "image")
        String type,

        @Schema(example = "图片") String typeLabel,

        @Schema(description = "按内容认出的种类；图片都转成 JPEG", example = "image/jpeg")
        String mediaType,

        @Schema(description = "保存的字节数", example = "182044") long bytes) {
    static AttachmentBody of(Attachment attachment) {
        return new AttachmentBody(
                attachment.id().value(),
                Words.of(attachment.state()),
                label(attachment.state()),
                Words.of(attachment.type()),
                FileWords.label(attachment.type()),
                attachment.format().mediaType(),
                attachment.bytes());
    }

    private static String label(Attachment.State state) {
        return switch (state) {
            case PENDING -> "待检测";
            case PASS -> "通过";
            case REVIEW -> "待人工审核";
            case RISKY -> "有风险";
        };
    }
}
