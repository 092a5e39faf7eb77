package village.openapi.v1.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.History;
import village.api.complaint.platform.OutsideCases;
import village.openapi.client.Times;
import village.openapi.client.Words;

/** A case as lists show it. */
@Schema(name = "ComplaintLine")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComplaintLine(
        UUID id,
        @Schema(description = "查询号", example = "48392071") String ticket,

        @Schema(description = "本平台的编号；只在 mine=true 时有，还没有编号的没有", example = "ZJ-2026-000123") @Nullable
        String externalNumber,

        @Schema(example = "complaint") String kind,
        @Schema(example = "诉求") String kindLabel,

        @Schema(description = "类别编号", example = "0202") @Nullable
        String category,

        @Schema(example = "路灯不亮") @Nullable String categoryLabel,
        @Schema(example = "村口的路灯三天没亮了") String text,
        @Schema(example = "dispatched") String status,
        @Schema(example = "已派单") String statusLabel,
        OffsetDateTime filedAt,
        OffsetDateTime dueAt) {
    static ComplaintLine of(OutsideCases.Own own, History history) {
        return of(own.complaint(), own.number(), history);
    }

    static ComplaintLine of(Complaint complaint, History history) {
        return of(complaint, Optional.empty(), history);
    }

    private static ComplaintLine of(Complaint complaint, Optional<String> number, History history) {
        var intake = complaint.intake();
        return new ComplaintLine(
                complaint.id().value(),
                complaint.ticket().value(),
                number.orElse(null),
                Words.of(intake.kind()),
                label(intake.kind()),
                intake.category().orElse(null),
                intake.category()
                        .flatMap(code -> history.meaning(code, complaint.categorisedAt()))
                        .map(Category::name)
                        .orElse(null),
                intake.text(),
                Words.of(complaint.status()),
                complaint.status().label(),
                Times.of(complaint.filedAt()),
                Times.of(complaint.dueAt()));
    }

    static String label(Intake.Kind kind) {
        return switch (kind) {
            case COMPLAINT -> "诉求";
            case WISH -> "微心愿";
            case ENTERPRISE -> "企业诉求";
        };
    }
}
