package village.wechat.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.complaint.claiming.ClaimComplaint;
import village.api.complaint.claiming.ReportClaim;
import village.api.complaint.claiming.ReturnClaim;
import village.api.complaint.handling.Answer;
import village.api.complaint.reading.ReadComplaint;
import village.api.identity.Actor;
import village.wechat.Requests;

/** Party members take on what the village offers. */
@RestController
@RequestMapping("/mp/v1/villages/{village}/complaints/{id}")
@Tag(name = "党员接单", description = "群众点单、组织派单、党员接单")
class ClaimController {
    private final ClaimComplaint claimComplaint;
    private final ReturnClaim returnClaim;
    private final ReportClaim reportClaim;
    private final ReadComplaint readComplaint;
    private final Requests requests;

    ClaimController(
            ClaimComplaint claimComplaint,
            ReturnClaim returnClaim,
            ReportClaim reportClaim,
            ReadComplaint readComplaint,
            Requests requests) {
        this.claimComplaint = claimComplaint;
        this.returnClaim = returnClaim;
        this.reportClaim = reportClaim;
        this.readComplaint = readComplaint;
        this.requests = requests;
    }

    @Schema(name = "NewClaim", example = "{}")
    record NewClaim() {}

    @Operation(operationId = "claimComplaint", summary = "接单（党员）")
    @PostMapping("/claims")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> claim(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestBody NewClaim body) {
        return Mono.defer(() -> claimComplaint.claim(
                        actor, new Complaint.Id(id), requests.optional(actor, "complaint.claim:" + id, key, body)))
                .then(Mono.defer(() -> read(actor, id)));
    }

    @Operation(operationId = "returnClaim", summary = "退回接的单，别的党员可以再接")
    @DeleteMapping("/claims/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> giveBack(Actor actor, @PathVariable UUID id) {
        return returnClaim.giveBack(actor, new Complaint.Id(id)).then();
    }

    @Schema(name = "NewClaimResult", example = """
            {"text": "轮椅已经借到，送到家里了。"}
            """)
    record NewClaimResult(
            @Schema(description = "办得怎么样，反映人能看到，最多 2000 字", example = "轮椅已经借到，送到家里了。") @NotNull(message = "请写明办理结果。")
            String text,

            @Nullable List<@NotNull(message = "附件编号不能为空。") UUID> attachments) {

        Answer toAnswer() {
            var files = attachments == null ? List.<UUID>of() : attachments;
            return new Answer(text, "", files.stream().map(Attachment.Id::new).toList(), false);
        }
    }

    @Operation(operationId = "reportClaimResult", summary = "报告接单的结果（党员）")
    @PostMapping("/claim-results")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> report(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewClaimResult body) {
        return Mono.defer(() -> reportClaim.report(
                        actor,
                        new Complaint.Id(id),
                        body.toAnswer(),
                        requests.optional(actor, "complaint.claim-result:" + id, key, body)))
                .then(Mono.defer(() -> read(actor, id)));
    }

    private Mono<ComplaintDetail> read(Actor actor, UUID id) {
        return readComplaint.read(actor, new Complaint.Id(id)).map(view -> ComplaintDetail.of(view, false));
    }
}
