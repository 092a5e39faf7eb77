package village.wechat.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.FileName;
import village.api.disclosure.Revision;
import village.wechat.Words;

/** A file that belongs to a published revision. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DisclosureFile")
public record EnclosureView(
        UUID id,

        @Schema(description = "image 图片，voice 录音，document 文件")
        String type,

        @Schema(description = "文件名；没有的不写", example = "三季度收支凭证.pdf") @Nullable
        String name,

        @Schema(example = "application/pdf") String mediaType,
        long bytes,
        @Schema(description = "文件的 SHA-256") String sha256) {

    public static EnclosureView of(Revision.Enclosure enclosure) {
        return new EnclosureView(
                enclosure.id().value(),
                Words.of(enclosure.format().type()),
                enclosure.name().map(FileName::value).orElse(null),
                enclosure.format().mediaType(),
                enclosure.bytes(),
                enclosure.sha256());
    }
}
