package village.wechat.inquiry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.inquiry.Inquiry;
import village.api.place.Village;
import village.wechat.Times;
import village.wechat.Words;

/** An inquiry in the list of its asker. */
@Schema(name = "InquiryLine")
record InquiryLine(
        UUID id,
        String village,
        String villageName,
        String desk,
        @Schema(description = "问的话；只有照片或录音的为空") String text,
        String status,
        String statusLabel,
        OffsetDateTime askedAt,
        OffsetDateTime dueAt,
        String dueColour,
        String openness,
        String opennessLabel) {

    @Schema(name = "InquiryLinePage")
    record Page(List<InquiryLine> items, @Nullable String next) {}

    static InquiryLine of(Inquiry inquiry, Village village, Instant now) {
        var openness = inquiry.openness().state();
        return new InquiryLine(
                inquiry.id().value(),
                village.code().value(),
                village.name(),
                inquiry.desk(),
                inquiry.question().text(),
                Words.of(inquiry.status()),
                inquiry.status().label(),
                Times.of(inquiry.askedAt()),
                Times.of(inquiry.dueAt()),
                Words.of(inquiry.colour(now)),
                Words.of(openness),
                openness.label());
    }
}
