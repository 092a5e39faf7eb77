package village.openapi.v1.disclosure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Reason;
import village.api.client.Resource;
import village.api.disclosure.Filing;
import village.api.disclosure.question.Answer;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.asking.ListQuestions;
import village.openapi.client.ListRequest;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;
import village.openapi.client.Times;

/** What was asked about a disclosure and answered, as everybody reads it; who asked is not told. */
@RestController
@Tag(name = "disclosure", description = "三务公开：党务、村务、财务")
class QuestionController {
    private final ListQuestions listQuestions;
    private final Cursors cursors;

    QuestionController(ListQuestions listQuestions, Cursors cursors) {
        this.listQuestions = listQuestions;
        this.cursors = cursors;
    }

    @Scoped(Resource.DISCLOSURES)
    @GetMapping("/openapi/v1/villages/{village}/disclosures/{id}/questions")
    @Refuses(Reason.DISCLOSURE_NOT_FOUND)
    @Operation(
            operationId = "listDisclosureQuestions",
            summary = "对一份公开的疑问和答复",
            description = "只有已经答复、没有不予公开的；后提的在前。不含提问人。变更流里 disclosure-question 的 facts.within 就是公开的编号。")
    @ApiResponse(responseCode = "200", description = "一页疑问")
    Mono<QuestionPage> list(
            SignedClient caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        var list = "openapi-disclosure-questions:" + id;
        return Mono.fromSupplier(() -> ListRequest.of(cursors, list, limit, after))
                .flatMap(asked -> listQuestions.answered(
                        caller.actor(), new Filing.Id(id), new Questions.Slice(asked.after(), asked.limit())))
                .map(found -> new QuestionPage(
                        found.page().items().stream().map(QuestionLine::of).toList(),
                        ListRequest.next(found.page(), cursors, list, key -> key)));
    }

    /** A page of questions. */
    @Schema(name = "AnsweredQuestionPage")
    record QuestionPage(
            List<QuestionLine> items,

            @Schema(description = "下一页的标记，最后一页为 null") @Nullable
            String next) {}

    /** A question with its answers. */
    @Schema(name = "AnsweredQuestion")
    record QuestionLine(
            UUID id,

            @Schema(description = "改过几次，从 1 起；与变更流的 subject.version 一致", example = "2")
            long version,

            @Schema(example = "这笔支出买了什么？") String text,
            OffsetDateTime askedAt,
            @Schema(description = "答复；最后一个是现行的，前面的是更正以前的") List<AnswerLine> answers) {
        static QuestionLine of(Question question) {
            return new QuestionLine(
                    question.id().value(),
                    question.version(),
                    question.text(),
                    Times.of(question.askedAt()),
                    question.answers().stream().map(AnswerLine::of).toList());
        }
    }

    /** What the village answered. */
    @Schema(name = "QuestionAnswer")
    record AnswerLine(
            @Schema(example = "买了 42 个灯泡。") String text,

            @Schema(description = "更正的理由；第一次答复为空", example = "数错了")
            String reason,

            OffsetDateTime answeredAt) {
        static AnswerLine of(Answer answer) {
            return new AnswerLine(answer.text(), answer.reason(), Times.of(answer.at()));
        }
    }
}
