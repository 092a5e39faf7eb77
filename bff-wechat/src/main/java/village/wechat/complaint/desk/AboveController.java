package village.wechat.complaint.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.api.complaint.Complaint;
import village.api.complaint.handling.above.MergeComplaints;
import village.api.complaint.handling.above.SuperviseComplaint;
import village.api.complaint.handling.above.TakeFromVillage;
import village.api.complaint.handling.above.TransferComplaint;
import village.api.complaint.handling.above.VerifyAnswer;
import village.api.identity.Actor;
import village.wechat.Requests;
import village.wechat.complaint.ComplaintDetail;

/** What is checked, urged, sent on and put together above the handler. */
@RestController
@RequestMapping("/console/v1/villages/{village}/complaints")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class AboveController {
    private final VerifyAnswer verifyAnswer;
    private final SuperviseComplaint superviseComplaint;
    private final TakeFromVillage takeFromVillage;
    private final TransferComplaint transferComplaint;
    private final MergeComplaints mergeComplaints;
    private final CaseActs acts;

    AboveController(
            VerifyAnswer verifyAnswer,
            SuperviseComplaint superviseComplaint,
            TakeFromVillage takeFromVillage,
            TransferComplaint transferComplaint,
            MergeComplaints mergeComplaints,
            CaseActs acts) {
        this.verifyAnswer = verifyAnswer;
        this.superviseComplaint = superviseComplaint;
        this.takeFromVillage = takeFromVillage;
        this.transferComplaint = transferComplaint;
        this.mergeComplaints = mergeComplaints;
        this.acts = acts;
    }

    @Schema(name = "NewVerification", example = """
        {"solved": true, "text": "到现场看过，灯亮了。"}
        """)
    record NewVerification(
            @Schema(description = "解决了没有") @NotNull(message = "请选“解决了”或“没解决”。")
            Boolean solved,

            @Schema(description = "说明，反映人能看到；没解决的必须写，最多 500 字") @Nullable
            String text) {
        VerifyAnswer.Verdict toVerdict() {
            return new VerifyAnswer.Verdict(solved, CaseActs.said(text));
        }
    }

    @Operation(operationId = "verifyAnswer", summary = "督查核实（不能核实自己的答复）")
    @PostMapping("/{id}/verifications")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> verify(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewVerification body) {
        return acts.done(
                actor,
                id,
                "verify",
                key,
                body,
                (complaint, once) -> verifyAnswer.verify(actor, complaint, body.toVerdict(), once));
    }

    @Schema(name = "NewSupervision", example = """
        {"text": "请三天内办好并报告。"}
        """)
    record NewSupervision(
            @Schema(description = "督办要求（内部），最多 500 字") @NotNull(message = "请写明督办的要求。")
            String text) {}

    @Operation(operationId = "superviseComplaint", summary = "督办")
    @PostMapping("/{id}/supervisions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> supervise(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewSupervision body) {
        return acts.done(
                actor,
                id,
                "supervise",
                key,
                body,
                (complaint, once) -> superviseComplaint.supervise(actor, complaint, body.text(), once));
    }

    @Schema(name = "NewStaffConcern", example = """
        {"note": "说的是村会计"}
        """)
    record NewStaffConcern(
            @Schema(description = "说明，只有乡镇和县里能看到，可不填，最多 500 字") @Nullable
            String note) {}

    @Operation(operationId = "takeComplaintFromVillage", summary = "涉及村干部，转由乡镇直接办理（不能撤销）")
    @PostMapping("/{id}/staff-concerns")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> take(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewStaffConcern body) {
        return acts.done(
                actor,
                id,
                "take-from-village",
                key,
                body,
                (complaint, once) -> takeFromVillage.take(actor, complaint, CaseActs.said(body.note()), once));
    }

    @Schema(name = "NewTransfer", example = """
        {"office": "县住建局", "externalNumber": "ZJ-2026-118"}
        """)
    record NewTransfer(
            @Schema(description = "转往的单位，最多 100 字；选了平台可以不写") @Nullable
            String office,

            @Schema(description = "对方的编号，知道后可以再补") @Nullable String externalNumber,

            @Schema(description = "说明，反映人能看到，最多 500 字") @Nullable
            String text,

            @Schema(description = "转到哪个平台（见可转往的平台）；不通过平台转的不填") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID receiver) {
        TransferComplaint.Destination toDestination() {
            return new TransferComplaint.Destination(
                    CaseActs.said(office),
                    CaseActs.said(externalNumber),
                    CaseActs.said(text),
                    Optional.ofNullable(receiver).map(Client.Id::new));
        }
    }

    @Operation(operationId = "transferComplaint", summary = "转出，或补上对方的编号")
    @PostMapping("/{id}/transfers")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> transfer(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewTransfer body) {
        return acts.done(
                actor,
                id,
                "transfer",
                key,
                body,
                (complaint, once) -> transferComplaint.transfer(actor, complaint, body.toDestination(), once));
    }

    @Schema(name = "NewMerge", example = """
        {"into": "0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f"}
        """)
    record NewMerge(
            @Schema(description = "并到哪一件诉求") @NotNull(message = "请选择并到哪一件诉求。")
            UUID into) {}

    @Operation(operationId = "mergeComplaint", summary = "并案")
    @PostMapping("/{id}/merges")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> merge(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewMerge body) {
        return acts.done(
                actor,
                id,
                "merge",
                key,
                body,
                (complaint, once) -> mergeComplaints.merge(actor, complaint, new Complaint.Id(body.into()), once));
    }
}
