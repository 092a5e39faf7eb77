package village.wechat.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.complaint.reading.ListComplaints;
import village.api.identity.Actor;

/** What is open below a township or county, village by village. It ranks nobody. */
@RestController
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class OverviewController {
    private final ListComplaints listComplaints;

    OverviewController(ListComplaints listComplaints) {
        this.listComplaints = listComplaints;
    }

    @Schema(name = "Overview")
    record Overview(List<Row> items) {}

    @Schema(name = "OverviewRow")
    record Row(ComplaintSummary.VillageName village, long open, long yellow, long red) {
        static Row of(ListComplaints.VillageCount counted) {
            var count = counted.count();
            return new Row(
                    ComplaintSummary.VillageName.of(counted.village()), count.open(), count.yellow(), count.red());
        }
    }

    @Operation(operationId = "overview", summary = "各村待办数（按代码排列，不排名）")
    @GetMapping("/console/v1/overview")
    Mono<Overview> overview(
            Actor actor, @Schema(description = "6 位县代码或 9 位乡镇代码", example = "330999101") @RequestParam String scope) {
        return listComplaints
                .overview(actor, scope)
                .map(rows -> new Overview(rows.stream().map(Row::of).toList()));
    }
}
