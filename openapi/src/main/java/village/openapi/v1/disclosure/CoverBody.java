package village.openapi.v1.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.disclosure.cover.Cover;
import village.openapi.client.Times;

/** What is covered because it shows personal data; said to everybody. */
@Schema(name = "DisclosureCover")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CoverBody(
        @Schema(description = "遮盖的附件；遮盖整版的没有这一项") @Nullable UUID file,

        @Schema(description = "以谁的名义遮盖", example = "乡镇（街道）") String by,
        OffsetDateTime at,
        @Schema(description = "理由", example = "附件里有身份证号") String reason,
        @Schema(description = "乡镇要在什么时候以前决定") OffsetDateTime decideBy) {

    static CoverBody of(Cover cover) {
        return new CoverBody(
                cover.file().map(Attachment.Id::value).orElse(null),
                cover.office().label(),
                Times.of(cover.at()),
                cover.reason(),
                Times.of(cover.decideBy()));
    }
}
