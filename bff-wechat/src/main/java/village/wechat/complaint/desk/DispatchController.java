package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import village.api.complaint.handling.AcceptComplaint;
import village.api.complaint.handling.AskAssistance;
import village.api.complaint.handling.CategoriseComplaint;
import village.api.complaint.handling.DispatchComplaint;
import village.api.complaint.handling.ObjectToDispatch;
import village.api.complaint.handling.RejectComplaint;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.wechat.Requests;
import village.wechat.complaint.ComplaintDetail;

/** What a case belongs to and who gets it: taken up, turned down, given to somebody, sent back. */
@RestController
@RequestMapping("/console/v1/villages/{village}/complaints")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class DispatchController {
    private final AcceptComplaint acceptComplaint;
    private final RejectComplaint rejectComplaint;
    private final CategoriseComplaint categoriseComplaint;
    private final DispatchComplaint dispatchComplaint;
    private final ObjectToDispatch objectToDispatch;
    private final AskAssistance askAssistance;
    private final CaseActs acts;

    DispatchController(
            AcceptComplaint acceptComplaint,
            RejectComplaint rejectComplaint,
            CategoriseComplaint categoriseComplaint,
            DispatchComplaint dispatchComplaint,
            ObjectToDispatch objectToDispatch,
            AskAssistance askAssistance,
            CaseActs acts) {
        this.acceptComplaint = acceptComplaint;
        this.rejectComplaint = rejectComplaint;
        this.categoriseComplaint = categoriseComplaint;
        this.dispatchComplaint = dispatchComplaint;
        this.objectToDispatch = objectToDispatch;
        this.askAssistance = askAssistance;
        this.acts = acts;
    }

    @Schema(name = "NewAcceptance", example = """
            {"note": "今天安排人去看"}
            """)
    record NewAcceptance(
            @Schema(description = "说明（内部），最多 500 字") @Nullable
            String note) {}

    @Operation(operationId = "acceptComplaint", summary = "受理；已派单的由办理人接单")
    @PostMapping("/{id}/acceptances")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> accept(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewAcceptance body) {
        return acts.done(
                actor,
                id,
                "accept",
                key,
                body,
                (complaint, once) -> acceptComplaint.accept(actor, complaint, CaseActs.said(body.note()), once));
    }

    @Schema(name = "NewRejection", example = """
            {"reason": "这条路归公路段管，请拨打 12328。"}
            """)
    record NewRejection(
            @Schema(description = "理由，反映人能看到，最多 500 字") @NotNull(message = "请写明为什么不受理。")
            String reason) {}

    @Operation(operationId = "rejectComplaint", summary = "不予受理")
    @PostMapping("/{id}/rejections")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> reject(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewRejection body) {
        return acts.done(
                actor,
                id,
                "reject",
                key,
                body,
                (complaint, once) -> rejectComplaint.reject(actor, complaint, body.reason(), once));
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
                    new Person.Id(handler), CaseActs.said(note), Boolean.TRUE.equals(publish));
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
        return acts.done(
                actor,
                id,
                "dispatch",
                key,
                body,
                (complaint, once) -> dispatchComplaint.dispatch(actor, complaint, body.toOrder(), once));
    }

    @Schema(name = "NewCategory", example = """
            {"category": "0302"}
            """)
    record NewCategory(
            @Schema(description = "归到哪一类（下级类别的代码）") @NotBlank(message = "请选择归到哪一类。")
            String category) {}

    @Operation(operationId = "categoriseComplaint", summary = "归类：办理预案和答复期限跟着变")
    @PostMapping("/{id}/categories")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> categorise(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewCategory body) {
        return acts.done(
                actor,
                id,
                "categorise",
                key,
                body,
                (complaint, once) -> categoriseComplaint.categorise(actor, complaint, body.category(), once));
    }

    @Schema(name = "NewObjection", example = """
            {"reason": "这段路不在我的网格里。"}
            """)
    record NewObjection(
            @Schema(description = "理由（内部），最多 500 字") @NotNull(message = "请写明为什么退单。")
            String reason) {}

    @Operation(operationId = "objectToDispatch", summary = "退单（同一人只能退一次）")
    @PostMapping("/{id}/objections")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> object(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewObjection body) {
        return acts.done(
                actor,
                id,
                "object",
                key,
                body,
                (complaint, once) -> objectToDispatch.object(actor, complaint, body.reason(), once));
    }

    @Schema(name = "NewAssistance", example = """
            {"handler": "0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f", "note": "请帮忙联系电力所"}
            """)
    record NewAssistance(
            @Schema(description = "请谁协办") @NotNull(message = "请选择请谁协办。")
            UUID handler,

            @Schema(description = "说明（内部），最多 500 字") @Nullable
            String note) {}

    @Operation(operationId = "askAssistance", summary = "请人协办")
    @PostMapping("/{id}/assistances")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> assist(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewAssistance body) {
        return acts.done(
                actor,
                id,
                "assist",
                key,
                body,
                (complaint, once) -> askAssistance.ask(
                        actor, complaint, new Person.Id(body.handler()), CaseActs.said(body.note()), once));
    }
}
