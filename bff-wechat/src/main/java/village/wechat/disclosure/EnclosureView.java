package village.wechat.disclosure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import village.api.disclosure.Revision;
import village.wechat.Words;

/** A file that belongs to a published revision. */
@Schema(name = "DisclosureFile")
public record EnclosureView(
        UUID id,

        @Schema(description = "image 图片，voice 录音，document 文件")
        String type,

        @Schema(example = "application/pdf") String mediaType,
        long bytes,
        @Schema(description = "文件的 SHA-256") String sha256) {

    public static EnclosureView of(Revision.Enclosure enclosure) {
        return new EnclosureView(
                enclosure.id().value(),
                Words.of(enclosure.format().type()),
                enclosure.format().mediaType(),
                enclosure.bytes(),
                enclosure.sha256());
    }
}
