package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.reading.ReadComplaint;
import village.api.identity.Actor;
import village.wechat.complaint.ComplaintDetail;

/** The cases staff have to do with: the list, and one of them. */
@RestController
@RequestMapping("/console/v1/villages/{village}/complaints")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class ConsoleComplaintController {
    private final ReadComplaint readComplaint;

    ConsoleComplaintController(ReadComplaint readComplaint) {
        this.readComplaint = readComplaint;
    }

    @Operation(operationId = "openComplaint", summary = "一件诉求，含内部说明与预案")
    @GetMapping("/{id}")
    Mono<ComplaintDetail> open(Actor actor, @PathVariable UUID id) {
        return readComplaint.open(actor, new Complaint.Id(id)).map(view -> ComplaintDetail.of(view, true));
    }
}
