package village.wechat.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.complaint.Rating;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Category;
import village.api.complaint.handling.Handlers;
import village.api.complaint.reading.ReadComplaint;
import village.api.place.Grid;
import village.api.place.Point;
import village.wechat.Times;
import village.wechat.Words;

/** One case with its time line. Fields for staff are missing for villagers. */
@Schema(name = "Complaint")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComplaintDetail(
        UUID id,
        long version,
        @Schema(example = "48392071") String ticket,
        String kind,
        ComplaintSummary.@Nullable CategoryName category,
        String text,
        String status,
        String statusLabel,
        String visibility,
        String nameVisibleTo,
        boolean aboutStaff,
        boolean published,
        boolean mine,
        List<File> attachments,
        PlaceBody place,
        @Nullable PersonLabel handler,
        OffsetDateTime filedAt,
        OffsetDateTime dueAt,
        String dueColour,
        @Nullable RatingBody rating,
        @Schema(description = "现在可以做什么") List<String> can,
        List<Entry> timeline,
        @Schema(description = "工作台：反映人") @Nullable PersonLabel reporter,
        @Schema(description = "工作台：办理预案") @Nullable String plan,
        @Schema(description = "工作台：可派给谁") @Nullable List<PersonLabel> handlers,

        @Schema(description = "工作台：没选类别时按文字猜的类别") ComplaintSummary.@Nullable CategoryName suggestedCategory,
        List<CaseVoice> voices,
        @JsonUnwrapped CaseClock clock,
        @JsonUnwrapped CaseParties parties,
        @JsonUnwrapped CaseEnd end) {

    /** Where it is. */
    @Schema(name = "ComplaintPlace")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlaceBody(
            @Nullable GridName grid,
            @Nullable String doorPlate,
            @Nullable PointBody point) {}

    @Schema(name = "GridName")
    public record GridName(UUID id, String name) {
        public static GridName of(Grid grid) {
            return new GridName(grid.id().value(), grid.name());
        }
    }

    @Schema(name = "Point")
    public record PointBody(double lat, double lon, String crs) {
        public static PointBody of(Point point) {
            return new PointBody(point.lat(), point.lon(), "wgs84");
        }
    }

    /** Somebody, under the name the reader may see. The id is for staff only. */
    @Schema(name = "PersonLabel")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PersonLabel(@Nullable UUID person, String label) {}

    @Schema(name = "Rating")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RatingBody(boolean fixed, @Nullable Integer stars, String text) {
        static RatingBody of(Rating rating) {
            return new RatingBody(rating.fixed(), rating.stars().orElse(null), rating.text());
        }
    }

    /** A photo, a recording or a document. */
    @Schema(name = "AttachmentName")
    public record File(
            UUID id,
            String type,
            String mediaType,

            @Schema(description = "pending、pass、review 或 risky")
            String state) {
        static List<File> of(List<Attachment.Id> named, List<Attachment> known) {
            return known.stream()
                    .filter(one -> named.contains(one.id()))
                    .map(File::of)
                    .toList();
        }

        private static File of(Attachment attachment) {
            var format = attachment.format();
            return new File(
                    attachment.id().value(), Words.of(format.type()), format.mediaType(), Words.of(attachment.state()));
        }
    }

    /** One step of the time line. */
    @Schema(name = "TimelineEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            UUID id,
            OffsetDateTime at,
            String type,
            String label,
            @Schema(description = "不含姓名，例如 网格员") String actor,
            String text,
            List<File> attachments,
            @Schema(description = "这一步之后的应答复时间") @Nullable OffsetDateTime dueAt,

            @Schema(description = "什么时候真正发生的，说过才有；at 是记下的时间") @Nullable
            OffsetDateTime occurredAt,

            @Schema(description = "工作台：内部说明") @Nullable String internalText) {

        static Entry of(Step step, List<Attachment> files, boolean inside) {
            return new Entry(
                    step.id(),
                    Times.of(step.at()),
                    Words.of(step.type()),
                    step.type().label(),
                    step.actorLabel(),
                    step.publicText(),
                    File.of(step.attachments(), files),
                    step.due().map(Times::of).orElse(null),
                    step.occurred().map(Times::of).orElse(null),
                    inside ? step.internalText() : null);
        }
    }

    /**
     * What he reads who works on the case, or else what its reporter does: whose own case it is reads it so at the console
     * too.
     *
     * @param console whether the reader asked from the console
     */
    public static ComplaintDetail of(ReadComplaint.View view, boolean console) {
        var inside = console && view.inside();
        var complaint = view.complaint();
        var intake = complaint.intake();
        return new ComplaintDetail(
                complaint.id().value(),
                complaint.version(),
                complaint.ticket().value(),
                Words.of(intake.kind()),
                view.category().map(ComplaintSummary.CategoryName::of).orElse(null),
                intake.text(),
                Words.of(complaint.status()),
                complaint.status().label(),
                Words.of(intake.visibility()),
                Words.of(intake.nameVisibleTo()),
                intake.aboutStaff(),
                complaint.published(),
                view.mine(),
                File.of(intake.attachments(), view.files()),
                place(view, view.exact() || inside),
                view.handler().map(one -> label(one, inside)).orElse(null),
                Times.of(complaint.filedAt()),
                Times.of(complaint.dueAt()),
                Words.of(view.colour()),
                complaint.rating().map(RatingBody::of).orElse(null),
                view.can(),
                view.steps().stream()
                        .map(step -> Entry.of(step, view.files(), inside))
                        .toList(),
                inside ? new PersonLabel(null, view.reporter()) : null,
                inside ? view.category().map(Category::plan).orElse("") : null,
                inside ? view.staff().stream().map(one -> label(one, true)).toList() : null,
                inside ? view.suggested().map(ComplaintSummary.CategoryName::of).orElse(null) : null,
                CaseVoice.of(view.beside().recordings(), inside),
                CaseClock.of(complaint, inside),
                CaseParties.of(view, inside),
                CaseEnd.of(view));
    }

    /** A public reader learns the grid, not the spot. */
    private static PlaceBody place(ReadComplaint.View view, boolean exact) {
        Complaint complaint = view.complaint();
        return new PlaceBody(
                view.grid().map(GridName::of).orElse(null),
                exact ? complaint.intake().doorPlate().orElse(null) : null,
                exact ? complaint.intake().point().map(PointBody::of).orElse(null) : null);
    }

    /** Villagers see the office only, never a staff member's name. */
    static PersonLabel label(Handlers.Handler handler, boolean inside) {
        var words = handler.label();
        return inside
                ? new PersonLabel(handler.person().value(), words)
                : new PersonLabel(null, words.contains(" ") ? words.substring(0, words.indexOf(' ')) : words);
    }
}
