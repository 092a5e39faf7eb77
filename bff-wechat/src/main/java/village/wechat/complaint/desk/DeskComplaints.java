package village.wechat.complaint.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.desk.DescribeCases;
import village.api.identity.Actor;
import village.wechat.complaint.ComplaintDetail;
import village.wechat.complaint.ComplaintSummary;
import village.wechat.complaint.Summaries;

/** Gives cases what staff see beside them in a list. */
@Component
final class DeskComplaints {
    private final Summaries summaries;
    private final DescribeCases describeCases;

    DeskComplaints(Summaries summaries, DescribeCases describeCases) {
        this.summaries = summaries;
        this.describeCases = describeCases;
    }

    /** A case in the list of staff. */
    @Schema(name = "DeskComplaintSummary")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @JsonUnwrapped ComplaintSummary summary,
            ComplaintDetail.@Nullable PersonLabel handler,
            ComplaintDetail.@Nullable GridName grid,
            ComplaintDetail.@Nullable PointBody point,
            @Schema(description = "现由哪一级盯办", example = "村") String levelLabel,
            @Schema(description = "等反映人补充，时间暂停") boolean paused,
            @Schema(description = "有录音还没有人听") boolean unheard,
            @Schema(description = "有延期等审批") boolean extensionAsked,
            @Schema(description = "是否反映村干部") boolean aboutStaff,
            @Schema(description = "派单次数") int dispatches,
            @Schema(description = "催办次数") int reminders,
            @Schema(description = "督办次数") int supervisions) {

        static Line of(ComplaintSummary summary, DescribeCases.Described described) {
            var complaint = described.complaint();
            var deadline = complaint.deadline();
            return new Line(
                    summary,
                    described
                            .handler()
                            .map(one ->
                                    new ComplaintDetail.PersonLabel(one.person().value(), one.label()))
                            .orElse(null),
                    described.grid().map(ComplaintDetail.GridName::of).orElse(null),
                    complaint
                            .intake()
                            .point()
                            .map(ComplaintDetail.PointBody::of)
                            .orElse(null),
                    deadline.level().label(),
                    deadline.pausedAt().isPresent(),
                    described.unheard(),
                    deadline.extension().isPresent(),
                    complaint.intake().aboutStaff(),
                    complaint.handling().dispatches(),
                    complaint.urging().reminders(),
                    complaint.urging().supervisions());
        }
    }

    /** A page of them. */
    @Schema(name = "DeskComplaintPage")
    record Lines(List<Line> items, @Nullable String next) {}

    /** In the order given. */
    Mono<List<Line>> of(Actor actor, List<Complaint> complaints) {
        return Mono.zip(summaries.of(complaints), describeCases.describe(actor, complaints), DeskComplaints::lines);
    }

    private static List<Line> lines(List<ComplaintSummary> shown, List<DescribeCases.Described> described) {
        return IntStream.range(0, shown.size())
                .mapToObj(each -> Line.of(shown.get(each), described.get(each)))
                .toList();
    }
}
