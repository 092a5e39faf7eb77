package village.wechat.credit.offline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.wechat.Words;

/** Files on the wire: uploaded before, named by their ids. */
public final class Files {
    private Files() {}

    /** What was sent along; nothing where the field is missing. */
    public static List<Attachment.Id> ids(@Nullable List<UUID> sent) {
        return sent == null ? List.of() : sent.stream().map(Attachment.Id::new).toList();
    }

    /** A file as its reader is told of it. */
    @Schema(name = "OfflineStudyFile")
    record FileView(
            UUID id,

            @Schema(description = "image 照片，voice 录音，document 文档")
            String type,

            String mediaType,
            long bytes,

            @Schema(description = "pending 等微信检查，pass 通过，review 等人看，risky 有问题")
            String state) {
        static FileView of(Attachment file) {
            return new FileView(
                    file.id().value(),
                    Words.of(file.type()),
                    file.format().mediaType(),
                    file.bytes(),
                    Words.of(file.state()));
        }
    }
}
