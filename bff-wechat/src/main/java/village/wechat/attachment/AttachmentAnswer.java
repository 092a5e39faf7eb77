package village.wechat.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.attachment.FileName;

/**
 * An attachment on the wire.
 *
 * @param name what it is called; only files of staff have one
 * @param bytes how long the kept file is
 * @param width of images, in pixels
 * @param height of images, in pixels
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Attachment")
record AttachmentAnswer(
        UUID id,
        String state,
        String type,
        String mediaType,
        @Nullable String name,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height) {

    static AttachmentAnswer of(Attachment attachment) {
        return new AttachmentAnswer(
                attachment.id().value(),
                word(attachment.state()),
                word(attachment.type()),
                attachment.format().mediaType(),
                attachment.name().map(FileName::value).orElse(null),
                attachment.bytes(),
                attachment.dimensions().map(Attachment.Dimensions::width).orElse(null),
                attachment.dimensions().map(Attachment.Dimensions::height).orElse(null));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
