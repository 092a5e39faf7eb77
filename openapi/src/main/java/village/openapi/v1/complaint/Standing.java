package village.openapi.v1.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import village.api.complaint.Complaint;
import village.openapi.client.Times;
import village.openapi.client.Words;

/** How a case stands after what was said of it; nothing of what is in it. */
@Schema(name = "ComplaintStanding")
record Standing(
        UUID id,
        @Schema(example = "48392071") String ticket,
        @Schema(description = "改过几次，从 1 起", example = "6") long version,
        @Schema(example = "rated") String status,
        @Schema(example = "已评价") String statusLabel,
        OffsetDateTime dueAt) {
    static Standing of(Complaint complaint) {
        return new Standing(
                complaint.id().value(),
                complaint.ticket().value(),
                complaint.version(),
                Words.of(complaint.status()),
                complaint.status().label(),
                Times.of(complaint.dueAt()));
    }
}
