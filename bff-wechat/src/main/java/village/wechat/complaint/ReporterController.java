package village.wechat.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.complaint.reading.ReadComplaint;
import village.api.complaint.reporter.PassByVillage;
import village.api.complaint.reporter.RemindComplaint;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.complaint.reporter.Supplement;
import village.api.complaint.reporter.SupplementComplaint;
import village.api.complaint.reporter.WithdrawComplaint;
import village.api.identity.Actor;
import village.wechat.Requests;

/** What the reporter, or the relative who brought it, does with his case afterwards. */
@RestController
@RequestMapping("/mp/v1/villages/{village}/complaints/{id}")
@Tag(name = "诉求", description = "反映事情、看进展、评价")
class ReporterController {
    private final SupplementComplaint supplementComplaint;
    private final RemindComplaint remindComplaint;
    private final ReopenComplaint reopenComplaint;
    private final WithdrawComplaint withdrawComplaint;
    private final PassByVillage passByVillage;
    private final ReadComplaint readComplaint;
    private final Requests requests;

    ReporterController(
            SupplementComplaint supplementComplaint,
            RemindComplaint remindComplaint,
            ReopenComplaint reopenComplaint,
            WithdrawComplaint withdrawComplaint,
            PassByVillage passByVillage,
            ReadComplaint readComplaint,
            Requests requests) {
        this.supplementComplaint = supplementComplaint;
        this.remindComplaint = remindComplaint;
        this.reopenComplaint = reopenComplaint;
        this.withdrawComplaint = withdrawComplaint;
        this.passByVillage = passByVillage;
        this.readComplaint = readComplaint;
        this.requests = requests;
    }

    @Schema(name = "NewSupplement", example = """
            {"text": "是村口小店旁边那一盏"}
            """)
    record NewSupplement(
            @Schema(description = "文字，最多 500 字；有照片或语音时可不填", example = "是村口小店旁边那一盏") @Nullable
            String text,

            @Size(max = 9, message = "照片和语音最多 9 个。") @Nullable
            List<@NotNull(message = "附件编号不能为空。") UUID> attachments) {

        Supplement toSupplement() {
            var files = attachments == null ? List.<UUID>of() : attachments;
            return new Supplement(
                    text == null ? "" : text,
                    files.stream().map(Attachment.Id::new).toList());
        }
    }

    @Operation(operationId = "supplementComplaint", summary = "补充情况")
    @PostMapping("/supplements")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> supplement(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewSupplement body) {
        return Mono.defer(() -> supplementComplaint.supplement(
                        actor,
                        new Complaint.Id(id),
                        body.toSupplement(),
                        requests.optional(actor, "complaint.supplement:" + id, key, body)))
                .then(Mono.defer(() -> read(actor, id)));
    }

    @Schema(name = "NewReminder", example = "{}")
    record NewReminder() {}

    @Operation(operationId = "remindOfComplaint", summary = "催办，每天一次")
    @PostMapping("/reminders")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> remind(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestBody NewReminder body) {
        return Mono.defer(() -> remindComplaint.remind(
                        actor, new Complaint.Id(id), requests.optional(actor, "complaint.remind:" + id, key, body)))
                .then(Mono.defer(() -> read(actor, id)));
    }

    @Schema(name = "NewReopening", example = """
            {"reason": "修了两天又坏了"}
            """)
    record NewReopening(
            @Schema(description = "为什么要重新办理，最多 500 字", example = "修了两天又坏了") @NotNull(message = "请写明为什么要重新办理。")
            String reason) {}

    @Operation(operationId = "reopenComplaint", summary = "没解决，请求重新办理（30 天内）")
    @PostMapping("/reopenings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> reopen(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewReopening body) {
        return Mono.defer(() -> reopenComplaint.reopen(
                        actor,
                        new Complaint.Id(id),
                        body.reason(),
                        requests.optional(actor, "complaint.reopen:" + id, key, body)))
                .then(Mono.defer(() -> read(actor, id)));
    }

    @Schema(name = "NewWithdrawal", example = """
            {"reason": "已经自己解决了"}
            """)
    record NewWithdrawal(
            @Schema(description = "为什么撤回，可不填，最多 500 字", example = "已经自己解决了") @Nullable
            String reason) {}

    @Operation(operationId = "withdrawComplaint", summary = "撤回")
    @PostMapping("/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> withdraw(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewWithdrawal body) {
        return Mono.defer(() -> withdrawComplaint.withdraw(
                        actor,
                        new Complaint.Id(id),
                        body.reason() == null ? "" : body.reason(),
                        requests.optional(actor, "complaint.withdraw:" + id, key, body)))
                .then(Mono.defer(() -> read(actor, id)));
    }

    @Schema(name = "NewPassingBy", example = """
            {"reason": "说的就是村会计"}
            """)
    record NewPassingBy(
            @Schema(description = "说明，只有乡镇和县里能看到，可不填，最多 500 字", example = "说的就是村会计") @Nullable
            String reason) {}

    @Operation(operationId = "passByVillage", summary = "涉及村干部，改由乡镇直接办理（不能撤销）")
    @PostMapping("/staff-concerns")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> passBy(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewPassingBy body) {
        return Mono.defer(() -> passByVillage.pass(
                        actor,
                        new Complaint.Id(id),
                        body.reason() == null ? "" : body.reason(),
                        requests.optional(actor, "complaint.pass-by-village:" + id, key, body)))
                .then(Mono.defer(() -> read(actor, id)));
    }

    private Mono<ComplaintDetail> read(Actor actor, UUID id) {
        return readComplaint.read(actor, new Complaint.Id(id)).map(view -> ComplaintDetail.of(view, false));
    }
}
