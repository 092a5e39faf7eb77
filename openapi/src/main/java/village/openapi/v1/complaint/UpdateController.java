package village.openapi.v1.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import village.api.Reason;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.complaint.Complaint;
import village.api.complaint.platform.TakeUpdate;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;
import village.openapi.client.StrictBodies;
import village.openapi.client.Words;

@RestController
@Tag(name = "complaint", description = "诉求")
class UpdateController {
    private final TakeUpdate takeUpdate;
    private final StrictBodies bodies;

    UpdateController(TakeUpdate takeUpdate, StrictBodies bodies) {
        this.takeUpdate = takeUpdate;
        this.bodies = bodies;
    }

    /** How the case stands after an update; nothing of what is in it. */
    @Schema(name = "ComplaintUpdate")
    record Taken(
            UUID id,
            @Schema(example = "48392071") String ticket,
            @Schema(example = "answered") String status,
            @Schema(example = "已答复") String statusLabel,
            @Schema(description = "收到的序号", example = "1") long sequence) {}

    @Scoped(value = Resource.COMPLAINTS, access = Access.WRITE)
    @PostMapping("/openapi/v1/villages/{village}/complaints/{id}/updates")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({
        Reason.COMPLAINT_NOT_FOUND,
        Reason.COMPLAINT_UPDATE_OLDER,
        Reason.COMPLAINT_WRONG_STATE,
        Reason.ATTACHMENT_NOT_YOURS
    })
    @Operation(
            operationId = "updateComplaint",
            summary = "报来一件转出诉求的进展",
            description = "只收转给贵方、登记了贵方编号的诉求。同一个序号再发，答复一样；比已收到的小，返回 409。",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NewUpdate.class))))
    @ApiResponse(responseCode = "201", description = "已收到")
    Mono<Taken> update(SignedClient caller, @PathVariable UUID id, @RequestBody JsonNode body) {
        return bodies.read(body, NewUpdate.class)
                .map(NewUpdate::toUpdate)
                .flatMap(update -> takeUpdate
                        .take(caller.platform(), new Complaint.Id(id), update)
                        .map(complaint -> new Taken(
                                complaint.id().value(),
                                complaint.ticket().value(),
                                Words.of(complaint.status()),
                                complaint.status().label(),
                                update.sequence())));
    }
}
