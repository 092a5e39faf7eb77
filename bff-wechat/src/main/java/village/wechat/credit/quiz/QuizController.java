package village.wechat.credit.quiz;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.credit.course.Course;
import village.api.credit.quiz.Attempt;
import village.api.credit.quiz.TakeQuiz;
import village.api.identity.Actor;
import village.wechat.Times;

/** A Party member takes the quiz of a course. */
@RestController
@RequestMapping("/mp/v1/villages/{village}/courses/{id}/quizzes")
@Tag(name = "党员学习", description = "课程、测验、主题党日、线下学习")
class QuizController {
    private final TakeQuiz takeQuiz;

    QuizController(TakeQuiz takeQuiz) {
        this.takeQuiz = takeQuiz;
    }

    /** What is asked, without what is right. */
    @Schema(name = "QuizPaper")
    record Paper(
            UUID id,
            @Schema(description = "第几次") int number,
            @Schema(description = "一共可以考几次") int attempts,
            @Schema(description = "对几道合格") int needed,
            @Schema(description = "最迟交卷时间") OffsetDateTime until,
            List<Asked> questions) {

        @Schema(name = "QuizQuestion")
        record Asked(
                String text,
                List<String> options,
                @Schema(description = "是否多选") boolean several) {}

        static Paper of(TakeQuiz.Taken taken) {
            var bank = taken.quiz().questions();
            var attempt = taken.attempt();
            var asked = attempt.paper().stream()
                    .map(slot -> {
                        var question = bank.get(slot.question());
                        var options = slot.order().stream()
                                .map(question.options()::get)
                                .toList();
                        return new Asked(
                                question.text(), options, question.right().size() > 1);
                    })
                    .toList();
            return new Paper(
                    attempt.id().value(),
                    attempt.number(),
                    taken.quiz().attempts(),
                    taken.quiz().needed(),
                    Times.of(attempt.until()),
                    asked);
        }
    }

    @Operation(operationId = "beginQuiz", summary = "开始测验；没交的卷子接着做，否则抽一份新的")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Paper> begin(Actor actor, @PathVariable UUID id) {
        return takeQuiz.begin(actor, new Course.Id(id)).map(Paper::of);
    }

    @Schema(name = "QuizAnswers", example = "{\"answers\": [[0], [1, 3], []]}")
    record Answers(
            @Schema(description = "每道题选了第几个，从 0 数，按卷子上的先后；不会的留空")
            @NotNull(message = "请带上答案。")
            @Size(max = 50, message = "答案太多了。")
            List<
                            @NotNull(message = "每道题都要有答案；不会的可以留空。") @Size(max = 6, message = "没有这么多选项。") List<
                                    @NotNull(message = "没有这个选项。") Integer>>
                    answers) {}

    /** How it ended. */
    @Schema(name = "QuizResult")
    record Result(
            int right,
            int total,
            int needed,
            boolean passed,
            @Schema(description = "还可以考几次") int attemptsLeft,
            @Schema(description = "每道题对不对") List<Boolean> marks) {
        static Result of(TakeQuiz.Taken taken) {
            var result = taken.attempt().result().orElseThrow();
            return new Result(
                    result.right(),
                    result.marks().size(),
                    taken.quiz().needed(),
                    result.passed(),
                    result.passed() ? 0 : taken.left(),
                    result.marks());
        }
    }

    @Operation(operationId = "handInQuiz", summary = "交卷，当场判分；同样的答案再交得到同样的结果")
    @PostMapping("/{attempt}/submissions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Result> handIn(
            Actor actor, @PathVariable UUID id, @PathVariable UUID attempt, @Valid @RequestBody Answers body) {
        return takeQuiz.handIn(actor, new Course.Id(id), new Attempt.Id(attempt), body.answers())
                .map(Result::of);
    }
}
