package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import village.api.complaint.handling.Answer;
import village.api.complaint.handling.AnswerComplaint;
import village.api.complaint.handling.AskInformation;
import village.api.complaint.handling.NoteProgress;
import village.api.complaint.handling.Progress;
import village.api.complaint.handling.above.CloseComplaint;
import village.api.identity.Actor;
import village.wechat.Attached;
import village.wechat.Requests;
import village.wechat.complaint.ComplaintDetail;

/** What who works on a case tells and asks its reporter. */
@RestController
@RequestMapping("/console/v1/villages/{village}/complaints")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class HandlingController {
    private final NoteProgress noteProgress;
    private final AskInformation askInformation;
    private final AnswerComplaint answerComplaint;
    private final CloseComplaint closeComplaint;
    private final CaseActs acts;

    HandlingController(
            NoteProgress noteProgress,
            AskInformation askInformation,
            AnswerComplaint answerComplaint,
            CloseComplaint closeComplaint,
            CaseActs acts) {
        this.noteProgress = noteProgress;
        this.askInformation = askInformation;
        this.answerComplaint = answerComplaint;
        this.closeComplaint = closeComplaint;
        this.acts = acts;
    }

    @Schema(name = "NewProgress", example = """
        {"text": "材料已经买到，明天来修。"}
        """)
    record NewProgress(
            @Schema(description = "给反映人看的进展，最多 500 字") @Nullable
            String text,

            @Schema(description = "内部说明，最多 500 字") @Nullable String internalText,

            @Schema(description = "照片等附件，最多 9 个") @Nullable List<@NotNull(message = "附件不能是空的。") UUID> attachments) {
        Progress toProgress() {
            return new Progress(CaseActs.said(text), CaseActs.said(internalText), Attached.ids(attachments));
        }
    }

    @Operation(operationId = "noteProgress", summary = "记办理进展")
    @PostMapping("/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> note(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewProgress body) {
        return acts.done(
                actor,
                id,
                "note",
                key,
                body,
                (complaint, once) -> noteProgress.note(actor, complaint, body.toProgress(), once));
    }

    @Schema(name = "NewInformationRequest", example = """
        {"question": "请拍一张路灯杆上的编号。"}
        """)
    record NewInformationRequest(
            @Schema(description = "请反映人补充什么，最多 500 字") @NotNull(message = "请写明要反映人补充什么。")
            String question) {}

    @Operation(operationId = "askInformation", summary = "请反映人补充情况（暂停计时）")
    @PostMapping("/{id}/information-requests")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> askInformation(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewInformationRequest body) {
        return acts.done(
                actor,
                id,
                "ask-information",
                key,
                body,
                (complaint, once) -> askInformation.ask(actor, complaint, body.question(), once));
    }

    @Schema(name = "NewAnswer", example = """
        {"text": "路灯已经换好，请您看看。"}
        """)
    record NewAnswer(
            @Schema(description = "给反映人的答复", example = "路灯已经换好，请您看看。") @NotNull(message = "请写明办理结果。")
            String text,

            @Schema(description = "内部说明") @Nullable String internalText,

            @Nullable List<@NotNull(message = "附件不能是空的。") UUID> attachments,

            @Schema(description = "是否同意公开") @Nullable Boolean publish) {
        Answer toAnswer() {
            return new Answer(
                    text, CaseActs.said(internalText), Attached.ids(attachments), Boolean.TRUE.equals(publish));
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
        return acts.done(
                actor,
                id,
                "answer",
                key,
                body,
                (complaint, once) -> answerComplaint.answer(actor, complaint, body.toAnswer(), once));
    }

    @Schema(name = "NewClosure", example = """
        {"reason": "已电话回访，反映人确认修好了。"}
        """)
    record NewClosure(
            @Schema(description = "理由，反映人能看到，最多 500 字；已评价的可不填") @Nullable
            String reason) {}

    @Operation(operationId = "closeComplaint", summary = "办结（未评价的不计满意）")
    @PostMapping("/{id}/closures")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> close(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewClosure body) {
        return acts.done(
                actor,
                id,
                "close",
                key,
                body,
                (complaint, once) -> closeComplaint.close(actor, complaint, CaseActs.said(body.reason()), once));
    }
}
