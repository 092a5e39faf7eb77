package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.reading.ListComplaints;
import village.api.complaint.reading.ReadComplaint;
import village.api.identity.Actor;
import village.wechat.ListRequest;
import village.wechat.complaint.ComplaintDetail;

/** The cases staff have to do with: the list, and one of them. */
@RestController
@RequestMapping("/console/v1/villages/{village}/complaints")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class ConsoleComplaintController {
    private static final String LIST = "staff-complaints";
    private static final String OPEN = "open";

    private final ListComplaints listComplaints;
    private final ReadComplaint readComplaint;
    private final DeskComplaints deskComplaints;
    private final Cursors cursors;

    ConsoleComplaintController(
            ListComplaints listComplaints,
            ReadComplaint readComplaint,
            DeskComplaints deskComplaints,
            Cursors cursors) {
        this.listComplaints = listComplaints;
        this.readComplaint = readComplaint;
        this.deskComplaints = deskComplaints;
        this.cursors = cursors;
    }

    @Operation(operationId = "listComplaintsForStaff", summary = "要办的诉求（按到期先后），或全部")
    @GetMapping
    Mono<DeskComplaints.Lines> list(
            Actor actor,
            @Schema(description = "open 待办（默认），all 全部") @RequestParam(defaultValue = OPEN) String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var open = status.equals(OPEN);
            var name = open ? LIST + "-open" : LIST;
            var asked = ListRequest.of(cursors, name, limit, after);
            var slice = new Complaints.Slice(asked.after().map(Complaint.Id::new), asked.limit());
            return listComplaints
                    .forStaff(actor, open, slice)
                    .flatMap(page -> deskComplaints
                            .of(actor, page.items())
                            .map(items -> new DeskComplaints.Lines(
                                    items, ListRequest.next(page, cursors, name, Complaint.Id::value))));
        });
    }

    @Operation(operationId = "openComplaint", summary = "一件诉求，含内部说明与预案")
    @GetMapping("/{id}")
    Mono<ComplaintDetail> open(Actor actor, @PathVariable UUID id) {
        return readComplaint.open(actor, new Complaint.Id(id)).map(view -> ComplaintDetail.of(view, true));
    }
}
