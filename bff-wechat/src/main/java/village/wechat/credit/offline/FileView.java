package village.wechat.credit.offline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.attachment.FileName;
import village.wechat.Words;

/** A file as its reader is told of it. */
@Schema(name = "OfflineStudyFile")
record FileView(
        UUID id,

        @Schema(description = "文件名；只有工作人员传的才有", example = "签到表.pdf") @Nullable
        String name,

        @Schema(description = "image 照片，voice 录音，document 文档")
        String type,

        String mediaType,
        long bytes,

        @Schema(description = "pending 等微信检查，pass 通过，review 等人看，risky 有问题")
        String state) {
    static FileView of(Attachment file) {
        return new FileView(
                file.id().value(),
                file.name().map(FileName::value).orElse(null),
                Words.of(file.type()),
                file.format().mediaType(),
                file.bytes(),
                Words.of(file.state()));
    }
}
