package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
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
import village.api.complaint.Deadline;
import village.api.complaint.handling.above.AskExtension;
import village.api.complaint.handling.above.DecideExtension;
import village.api.identity.Actor;
import village.wechat.Requests;
import village.wechat.complaint.ComplaintDetail;

/** More time: asked for by the handler, decided above. */
@RestController
@RequestMapping("/console/v1/villages/{village}/complaints")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class ExtensionController {
    private final AskExtension askExtension;
    private final DecideExtension decideExtension;
    private final CaseActs acts;

    ExtensionController(AskExtension askExtension, DecideExtension decideExtension, CaseActs acts) {
        this.askExtension = askExtension;
        this.decideExtension = decideExtension;
        this.acts = acts;
    }

    @Schema(name = "NewExtension", example = """
            {"until": "2026-12-01T18:00:00+08:00", "reason": "配件要从市里调，周末才到。"}
            """)
    record NewExtension(
            @Schema(description = "延到什么时候，最多比现在的期限晚 30 天") @NotNull(message = "请选择延到什么时候。")
            OffsetDateTime until,

            @Schema(description = "理由，反映人能看到，最多 500 字") @NotNull(message = "请写明为什么要延期。")
            String reason) {
        AskExtension.Wish toWish() {
            return new AskExtension.Wish(until.toInstant(), reason);
        }
    }

    @Operation(operationId = "askExtension", summary = "申请延期")
    @PostMapping("/{id}/extensions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> ask(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewExtension body) {
        return acts.done(
                actor,
                id,
                "ask-extension",
                key,
                body,
                (complaint, once) -> askExtension.ask(actor, complaint, body.toWish(), once));
    }

    @Schema(name = "NewExtensionDecision", example = """
            {"approved": true, "text": "请在新的期限前办好。"}
            """)
    record NewExtensionDecision(
            @Schema(description = "同意还是不同意") @NotNull(message = "请选“同意”或“不同意”。")
            Boolean approved,

            @Schema(description = "说明，反映人能看到，最多 500 字") @Nullable
            String text) {
        DecideExtension.Decision toDecision() {
            return new DecideExtension.Decision(approved, CaseActs.said(text));
        }
    }

    @Operation(operationId = "decideExtension", summary = "审批延期")
    @PostMapping("/{id}/extensions/{eid}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> decide(
            Actor actor,
            @PathVariable UUID id,
            @Parameter(description = "延期申请的编号") @PathVariable UUID eid,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewExtensionDecision body) {
        return acts.done(
                actor,
                id,
                "decide-extension:" + eid,
                key,
                body,
                (complaint, once) -> decideExtension.decide(
                        actor, complaint, new Deadline.Extension.Id(eid), body.toDecision(), once));
    }
}
