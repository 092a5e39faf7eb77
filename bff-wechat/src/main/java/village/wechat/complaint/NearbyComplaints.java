package village.wechat.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.complaint.Ticket;
import village.api.complaint.intake.FindNear;
import village.wechat.Times;
import village.wechat.Words;

/** What has been reported near a point, nearest first. Of what is not public only that it exists. */
@Schema(name = "NearbyComplaints")
record NearbyComplaints(List<Item> items) implements ComplaintList {

    /** A case nearby. */
    @Schema(name = "NearbyComplaint")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id,

            @JsonProperty("public") @Schema(description = "是否公开；不公开的没有编号和文字")
            boolean published,

            @Schema(example = "48392071") @Nullable String ticket,
            ComplaintSummary.@Nullable CategoryName category,
            @Nullable String text,
            String status,
            String statusLabel,
            OffsetDateTime filedAt,

            @Schema(description = "大约多少米，按 50 米取整", example = "50")
            int distanceMetres,

            @Schema(description = "多少人附议") int supports,
            @Schema(description = "您已附议") boolean supported,
            @Schema(description = "您自己反映的") boolean mine) {

        static Item of(FindNear.Nearby near) {
            return new Item(
                    near.id().value(),
                    near.published(),
                    near.ticket().map(Ticket::value).orElse(null),
                    near.category().map(ComplaintSummary.CategoryName::of).orElse(null),
                    near.text().orElse(null),
                    Words.of(near.status()),
                    near.status().label(),
                    Times.of(near.filedAt()),
                    near.metres(),
                    near.supports(),
                    near.supported(),
                    near.mine());
        }
    }

    static NearbyComplaints of(List<FindNear.Nearby> found) {
        return new NearbyComplaints(found.stream().map(Item::of).toList());
    }
}
