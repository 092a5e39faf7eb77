package village.wechat.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.complaint.Complaint;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.History;
import village.api.place.Village;
import village.wechat.Times;
import village.wechat.Words;

/** A case in a list. */
@Schema(name = "ComplaintSummary")
public record ComplaintSummary(
        UUID id,
        @Schema(example = "48392071") String ticket,
        String kind,
        @Nullable CategoryName category,
        @Schema(description = "前 80 个字") String text,
        String status,
        String statusLabel,
        OffsetDateTime filedAt,
        OffsetDateTime dueAt,
        @Schema(description = "green、yellow、red 或 done") String dueColour,
        VillageName village,
        @Nullable UUID thumbnail) {
    private static final int EXCERPT = 80;

    /** A category's code and name. */
    @Schema(name = "CategoryName")
    public record CategoryName(String code, String name) {
        static @Nullable CategoryName of(@Nullable Category category) {
            return category == null ? null : new CategoryName(category.code(), category.name());
        }

        /** As it was called on the day of the case. */
        static @Nullable CategoryName of(Complaint complaint, History history) {
            return complaint
                    .intake()
                    .category()
                    .flatMap(code -> history.meaning(code, complaint.categorisedAt()))
                    .map(CategoryName::of)
                    .orElse(null);
        }
    }

    /** A village's code and name. */
    @Schema(name = "VillageName")
    public record VillageName(
            @Schema(example = "330999101201") String code, String name) {
        public static VillageName of(Village village) {
            return new VillageName(village.code().value(), village.name());
        }
    }

    /** Everything a list of summaries needs besides the cases. */
    record Surroundings(Map<Village.Id, Village> villages, History history, Instant now) {}

    static List<ComplaintSummary> of(List<Complaint> complaints, Surroundings around) {
        return complaints.stream().map(one -> of(one, around)).toList();
    }

    static ComplaintSummary of(Complaint complaint, Surroundings around) {
        var intake = complaint.intake();
        return new ComplaintSummary(
                complaint.id().value(),
                complaint.ticket().value(),
                Words.of(intake.kind()),
                CategoryName.of(complaint, around.history()),
                excerpt(intake.text()),
                Words.of(complaint.status()),
                complaint.status().label(),
                Times.of(complaint.filedAt()),
                Times.of(complaint.dueAt()),
                Words.of(complaint.colour(around.now())),
                VillageName.of(Objects.requireNonNull(around.villages().get(complaint.village()))),
                intake.attachments().isEmpty()
                        ? null
                        : intake.attachments().get(0).value());
    }

    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
