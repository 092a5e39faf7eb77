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
import org.springframework.web.bind.annotation.GetMapping;
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
import village.api.complaint.handling.Answer;
import village.api.complaint.handling.AnswerComplaint;
import village.api.complaint.handling.DispatchComplaint;
import village.api.complaint.reading.ReadComplaint;
import village.api.complaint.reading.ViewReporter;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.PhoneNumber;
import village.wechat.Requests;

/** What staff do with complaints. */
@RestController
@RequestMapping("/console/v1/villages/{village}/complaints")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class ConsoleComplaintController {
    private final ReadComplaint readComplaint;
    private final DispatchComplaint dispatchComplaint;
    private final AnswerComplaint answerComplaint;
    private final ViewReporter viewReporter;
    private final Requests requests;

    ConsoleComplaintController(
            ReadComplaint readComplaint,
            DispatchComplaint dispatchComplaint,
            AnswerComplaint answerComplaint,
            ViewReporter viewReporter,
            Requests requests) {
        this.readComplaint = readComplaint;
        this.dispatchComplaint = dispatchComplaint;
        this.answerComplaint = answerComplaint;
        this.viewReporter = viewReporter;
        this.requests = requests;
    }

    @Operation(operationId = "openComplaint", summary = "一件诉求，含内部说明与预案")
    @GetMapping("/{id}")
    Mono<ComplaintDetail> open(Actor actor, @PathVariable UUID id) {
        return readComplaint.open(actor, new Complaint.Id(id)).map(view -> ComplaintDetail.of(view, true));
    }

    @Schema(name = "NewDispatch", example = """
            {"handler": "0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f", "note": "请今天去看一下"}
            """)
    record NewDispatch(
            @Schema(description = "派给谁") @NotNull(message = "请选择派给谁。")
            UUID handler,

            @Schema(description = "派单说明（内部）") @Nullable String note,
            @Schema(description = "是否同意公开") @Nullable Boolean publish) {

        DispatchComplaint.Order toOrder() {
            return new DispatchComplaint.Order(
                    new Person.Id(handler), note == null ? "" : note, Boolean.TRUE.equals(publish));
        }
    }

    @Operation(operationId = "dispatchComplaint", summary = "派单")
    @PostMapping("/{id}/dispatches")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> dispatch(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewDispatch body) {
        return Mono.defer(() -> dispatchComplaint.dispatch(
                        actor,
                        new Complaint.Id(id),
                        body.toOrder(),
                        requests.optional(actor, "complaint.dispatch:" + id, key, body)))
                .then(Mono.defer(() -> open(actor, id)));
    }

    @Schema(name = "NewAnswer", example = """
            {"text": "路灯已经换好，请您看看。"}
            """)
    record NewAnswer(
            @Schema(description = "给反映人的答复", example = "路灯已经换好，请您看看。") @NotNull(message = "请写明办理结果。")
            String text,

            @Schema(description = "内部说明") @Nullable String internalText,
            @Nullable List<@NotNull UUID> attachments,
            @Schema(description = "是否同意公开") @Nullable Boolean publish) {

        Answer toAnswer() {
            var files = attachments == null ? List.<UUID>of() : attachments;
            return new Answer(
                    text,
                    internalText == null ? "" : internalText,
                    files.stream().map(Attachment.Id::new).toList(),
                    Boolean.TRUE.equals(publish));
        }
    }

    @Operation(operationId = "answerComplaint", summary = "答复")
    @PostMapping("/{id}/answers")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> answer(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewAnswer body) {
        return Mono.defer(() -> answerComplaint.answer(
                        actor,
                        new Complaint.Id(id),
                        body.toAnswer(),
                        requests.optional(actor, "complaint.answer:" + id, key, body)))
                .then(Mono.defer(() -> open(actor, id)));
    }

    @Schema(name = "NewContactView", example = """
            {"purpose": "上门核实路灯位置"}
            """)
    record NewContactView(
            @Schema(description = "用途，反映人能看到", example = "上门核实路灯位置") @NotNull(message = "请写明查看的用途。")
            String purpose) {}

    @Schema(name = "ReporterContact")
    record ReporterContact(String name, @Nullable String phone) {}

    @Operation(operationId = "viewReporterContact", summary = "查看反映人的姓名和电话（留痕，反映人可见）")
    @PostMapping("/{id}/contact-views")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ReporterContact> viewContact(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewContactView body) {
        return viewReporter
                .view(actor, new Complaint.Id(id), body.purpose())
                .map(entry -> new ReporterContact(
                        entry.name().value(),
                        entry.phone().map(PhoneNumber::value).orElse(null)));
    }
}
