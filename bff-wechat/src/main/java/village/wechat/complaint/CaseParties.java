package village.wechat.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import village.api.complaint.Reporting;
import village.api.complaint.reading.ReadComplaint;
import village.wechat.Words;

/** How a case came in, and who stands with it beside reporter and handler. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseParties(
        @Schema(description = "来源：wechat、account、family、phone、paper、visit 或 platform")
        String source,

        @Schema(example = "微信") String sourceLabel,
        @Schema(description = "是否有人代办：家人，或登记的工作人员") boolean onBehalf,
        @Schema(description = "附议人数") int supports,
        @Schema(description = "您是否附议") boolean supported,
        @Schema(description = "协办") List<ComplaintDetail.PersonLabel> assistants,
        @Schema(description = "是否开放给党员接单") boolean offered,

        @Schema(description = "接单的党员") ComplaintDetail.@Nullable PersonLabel claimant,

        @Schema(description = "接单服务是否已确认") boolean claimConfirmed) {

    static CaseParties of(ReadComplaint.View view, boolean inside) {
        var complaint = view.complaint();
        var handling = complaint.handling();
        var source = complaint.reporting().source();
        return new CaseParties(
                Words.of(source),
                source.label(),
                source == Reporting.Source.FAMILY || source.registered(),
                complaint.supports(),
                view.supported(),
                view.beside().assistants().stream()
                        .map(one -> ComplaintDetail.label(one, inside))
                        .toList(),
                handling.offered(),
                view.beside()
                        .claimant()
                        .map(label -> new ComplaintDetail.PersonLabel(null, label))
                        .orElse(null),
                handling.claimConfirmed());
    }
}
