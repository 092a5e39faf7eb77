package village.wechat.disclosure.question.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.answering.AnswerQuestion;
import village.api.disclosure.question.answering.ReadQuestions;
import village.api.disclosure.question.answering.WithholdQuestion;
import village.api.identity.Actor;
import village.wechat.Deeds;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.Words;

/** The village answers what was asked about its disclosures. */
@RestController
@RequestMapping("/console/v1/villages/{village}/disclosure-questions")
@Tag(name = "公开办理", description = "起草、审核、公布、更正")
class QuestionDeskController {
    private final ReadQuestions readQuestions;
    private final AnswerQuestion answerQuestion;
    private final WithholdQuestion withholdQuestion;
    private final Deeds<Question.Id, QuestionView> deeds;
    private final Cursors cursors;

    QuestionDeskController(
            ReadQuestions readQuestions,
            AnswerQuestion answerQuestion,
            WithholdQuestion withholdQuestion,
            Requests requests,
            Cursors cursors) {
        this.readQuestions = readQuestions;
        this.answerQuestion = answerQuestion;
        this.withholdQuestion = withholdQuestion;
        this.deeds = new Deeds<>(
                requests,
                "disclosure-question",
                Question.Id::new,
                (actor, id) -> readQuestions.read(actor, id).map(QuestionView::of));
        this.cursors = cursors;
    }

    @Operation(operationId = "listQuestionsAtDesk", summary = "村民的疑问：等答复的先到期的在前，其余新提的在前")
    @GetMapping
    Mono<QuestionView.Page> list(
            Actor actor,
            @Parameter(description = "waiting、answered、withheld；不填为 waiting") @RequestParam(required = false) @Nullable
                    String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var wanted = Words.read(status, Question.Status.WAITING, "/status");
            var list = "questions-at-desk:" + Words.of(wanted);
            var asked = ListRequest.of(cursors, list, limit, after);
            return readQuestions
                    .list(actor, wanted, new Questions.Slice(asked.after(), asked.limit()))
                    .map(page -> new QuestionView.Page(
                            page.items().stream().map(QuestionView::of).toList(),
                            ListRequest.next(page, cursors, list, key -> key)));
        });
    }

    @Operation(operationId = "readQuestionAtDesk", summary = "一条疑问和它的答复")
    @GetMapping("/{id}")
    Mono<QuestionView> read(Actor actor, @PathVariable UUID id) {
        return readQuestions.read(actor, new Question.Id(id)).map(QuestionView::of);
    }

    @Schema(name = "NewDisclosureAnswer", example = """
        {"version": 1, "text": "第三笔是购买路灯灯泡 40 个，发票在村委会可以查看。"}
        """)
    record NewAnswer(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "答复，1 到 2000 个字，公开") @NotNull(message = "请写明答复。")
            String text,

            @Schema(description = "更正理由，公开；更正时必填，第一次答复不填") @Nullable
            String reason,

            @Schema(description = "把身份证号、银行卡号、电话号码打码后公开；不填为否，有号码就退回") @Nullable
            Boolean mask) {
        AnswerQuestion.Words toWords() {
            return new AnswerQuestion.Words(text, reason == null ? "" : reason, Boolean.TRUE.equals(mask));
        }
    }

    @Operation(operationId = "answerDisclosureQuestion", summary = "答复疑问，或者更正答复；和疑问一起公开")
    @PostMapping("/{id}/answers")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<QuestionView> answer(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewAnswer body) {
        return deeds.done(
                actor,
                id,
                "answer",
                key,
                body,
                (question, once) -> answerQuestion.answer(actor, question, body.version(), body.toWords(), once));
    }

    @Schema(name = "NewWithholding", example = """
        {"version": 1, "reason": "问的事和这份公开无关，请用“反映问题”。"}
        """)
    record NewWithholding(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "理由，提问的人看得到，最多 300 个字") @NotNull(message = "请写明理由。")
            String reason) {}

    @Operation(operationId = "withholdDisclosureQuestion", summary = "不予公开，写明理由，提问的人会收到")
    @PostMapping("/{id}/withholdings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<QuestionView> withhold(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewWithholding body) {
        return deeds.done(
                actor,
                id,
                "withhold",
                key,
                body,
                (question, once) -> withholdQuestion.withhold(actor, question, body.version(), body.reason(), once));
    }

    @Schema(name = "NewReinstatement", example = "{\"version\": 2}")
    record NewReinstatement(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version) {}

    @Operation(operationId = "reinstateDisclosureQuestion", summary = "乡镇恢复一条不予公开的疑问，村里要答复")
    @PostMapping("/{id}/reinstatements")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<QuestionView> reinstate(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewReinstatement body) {
        return deeds.done(
                actor,
                id,
                "reinstate",
                key,
                body,
                (question, once) -> withholdQuestion.reinstate(actor, question, body.version(), once));
    }

    @Schema(name = "NewUpholding", example = """
        {"version": 3, "reason": "问的是别家的病情，属于个人隐私。"}
        """)
    record NewUpholding(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "理由，提问的人看得到，最多 300 个字") @NotNull(message = "请写明理由。")
            String reason) {}

    @Operation(operationId = "upholdWithheldQuestion", summary = "提问的人请乡镇看过：乡镇认为可以不公开，写明理由，提问的人会收到")
    @PostMapping("/{id}/upholdings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<QuestionView> uphold(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewUpholding body) {
        return deeds.done(
                actor,
                id,
                "uphold",
                key,
                body,
                (question, once) -> withholdQuestion.uphold(actor, question, body.version(), body.reason(), once));
    }
}
