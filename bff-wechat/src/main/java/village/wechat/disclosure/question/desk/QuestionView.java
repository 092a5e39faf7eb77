package village.wechat.disclosure.question.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.Filing;
import village.api.disclosure.question.Objection;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.answering.ReadQuestions;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.disclosure.question.AnswerView;

/** A question as staff see it. */
@Schema(name = "QuestionAtDesk")
record QuestionView(
        UUID id,
        @Schema(description = "办理时带回的版本") long version,

        @Schema(description = "问的是哪一份公开；要求公开一项时没有") @Nullable
        UUID disclosure,

        @Schema(example = "C0101") String item,
        String title,
        String text,

        @Schema(description = "提问人打码的姓名；不愿署名的为空", example = "*秀英") @Nullable
        String askerName,

        @Schema(description = "waiting 等待答复，answered 已答复，withheld 不予公开")
        String status,

        String statusLabel,
        OffsetDateTime askedAt,
        @Schema(description = "最迟什么时候答复") OffsetDateTime dueAt,
        @Schema(description = "green、yellow 三天内到期、red 逾期") String dueColour,
        long overdueDays,
        @Schema(description = "逾期上报乡镇的时间") @Nullable OffsetDateTime escalatedAt,
        @Nullable AnswerView answer,
        @Schema(description = "不予公开的理由") @Nullable String withheldReason,

        @Schema(description = "提问人请乡镇看该不该公开的时间") @Nullable OffsetDateTime objectedAt,

        @Schema(description = "乡镇认为可以不公开的理由") @Nullable String upheldReason,

        @Schema(description = "我现在可以做的：answer 答复，correct 更正，withhold 不予公开，reinstate 恢复，uphold 维持不予公开")
        List<String> deeds) {

    @Schema(name = "QuestionAtDeskPage")
    record Page(List<QuestionView> items, @Nullable String next) {}

    static QuestionView of(ReadQuestions.View view) {
        var question = view.question();
        var about = question.about();
        return new QuestionView(
                question.id().value(),
                question.version(),
                about.filing().map(Filing.Id::value).orElse(null),
                about.item(),
                about.title(),
                question.text(),
                question.asker().name().orElse(null),
                Words.of(question.status()),
                question.status().label(),
                Times.of(question.askedAt()),
                Times.of(question.dueAt()),
                Words.of(question.colour(view.now())),
                question.overdueDays(view.now()),
                question.escalatedAt().map(Times::of).orElse(null),
                AnswerView.of(question),
                question.withheld().map(Question.Withholding::reason).orElse(null),
                question.objectedAt().map(Times::of).orElse(null),
                question.upheld().map(Objection.Upholding::reason).orElse(null),
                Words.of(view.deeds()));
    }
}
