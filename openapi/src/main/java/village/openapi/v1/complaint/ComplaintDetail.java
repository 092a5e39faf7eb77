package village.openapi.v1.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.complaint.Ending;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Category;
import village.api.complaint.reading.ReadComplaint;
import village.api.identity.Actor;
import village.api.place.Grid;
import village.openapi.client.Times;
import village.openapi.client.Words;

/** A case with its time line; no name of anybody. */
@Schema(name = "Complaint")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComplaintDetail(
        UUID id,
        @Schema(description = "查询号", example = "48392071") String ticket,

        @Schema(description = "本平台的编号；不是本平台转来、也不是转给本平台的没有", example = "ZJ-2026-000123") @Nullable
        String externalNumber,

        @Schema(description = "true：转给了本平台，由本平台报进展") boolean sentToYou,

        @Schema(description = "改过几次，从 1 起", example = "2") long version,
        @Schema(example = "complaint") String kind,
        @Schema(example = "诉求") String kindLabel,

        @Schema(description = "类别编号", example = "0202") @Nullable
        String category,

        @Schema(example = "路灯不亮") @Nullable String categoryLabel,
        @Schema(example = "村口的路灯三天没亮了") String text,
        @Schema(example = "dispatched") String status,
        @Schema(example = "已派单") String statusLabel,
        boolean published,

        @Schema(description = "网格", example = "第一网格") @Nullable
        String grid,

        OffsetDateTime filedAt,
        OffsetDateTime dueAt,
        List<UUID> attachments,
        List<Entry> timeline,
        @JsonUnwrapped OwnParts own) {

    /** One step of the time line. */
    @Schema(name = "ComplaintStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            UUID id,
            OffsetDateTime at,
            @Schema(example = "dispatched") String type,
            @Schema(example = "派单") String typeLabel,

            @Schema(description = "谁做的，不含姓名", example = "系统")
            String actorLabel,

            String text,
            @Schema(description = "附件编号") List<UUID> attachments,

            @Schema(description = "实际发生的时间；办理单位报来时写了才有", example = "2026-11-28T20:10:00+08:00") @Nullable
            OffsetDateTime occurredAt) {
        static Entry of(Step step) {
            return new Entry(
                    step.id(),
                    Times.of(step.at()),
                    Words.of(step.type()),
                    step.type().label(),
                    step.actorLabel(),
                    step.publicText(),
                    step.attachments().stream().map(Attachment.Id::value).toList(),
                    step.occurred().map(Times::of).orElse(null));
        }
    }

    /** @param handedOver what the platform calls a case that it handed over */
    static ComplaintDetail of(ReadComplaint.View view, Actor platform, Optional<String> handedOver) {
        var complaint = view.complaint();
        var sent = complaint.ending().transfer().filter(to -> to.to(platform));
        var number =
                handedOver.or(() -> sent.map(Ending.Transfer::externalNumber).filter(noted -> !noted.isEmpty()));
        var intake = complaint.intake();
        return new ComplaintDetail(
                complaint.id().value(),
                complaint.ticket().value(),
                number.orElse(null),
                sent.isPresent(),
                complaint.version(),
                Words.of(intake.kind()),
                ComplaintLine.label(intake.kind()),
                intake.category().orElse(null),
                view.category().map(Category::name).orElse(null),
                intake.text(),
                Words.of(complaint.status()),
                complaint.status().label(),
                complaint.published(),
                view.grid().map(Grid::name).orElse(null),
                Times.of(complaint.filedAt()),
                Times.of(complaint.dueAt()),
                view.files().stream()
                        .map(Attachment::id)
                        .filter(intake.attachments()::contains)
                        .map(Attachment.Id::value)
                        .toList(),
                view.steps().stream().map(Entry::of).toList(),
                OwnParts.of(view));
    }
}
