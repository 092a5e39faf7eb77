package village.wechat.disclosure.question;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.wechat.Times;

/**
 * What is answered, as everybody reads it, and how many questions are not.
 *
 * @param waiting those that wait for their answer
 * @param overdue those of them whose answer is overdue
 * @param withheld those the village keeps back, with a reason for the asker
 */
@Schema(name = "DisclosureQuestionPage")
record QuestionPage(
        List<Item> items,

        @Schema(description = "还有几条等答复") long waiting,
        @Schema(description = "其中几条逾期没有答复") long overdue,
        @Schema(description = "几条不予公开，理由已告诉提问人") long withheld,
        @Nullable String next) {

    /** A question with its answer. */
    @Schema(name = "DisclosureQuestion")
    record Item(
            UUID id,
            String text,

            @Schema(description = "提问人打码的姓名；不愿署名的为空", example = "*秀英") @Nullable
            String askerName,

            OffsetDateTime askedAt,
            @Nullable AnswerView answer) {
        static Item of(Question question) {
            return new Item(
                    question.id().value(),
                    question.text(),
                    question.asker().name().orElse(null),
                    Times.of(question.askedAt()),
                    AnswerView.of(question));
        }
    }

    static QuestionPage of(List<Question> questions, Questions.Tally tally, @Nullable String next) {
        return new QuestionPage(
                questions.stream().map(Item::of).toList(), tally.waiting(), tally.overdue(), tally.withheld(), next);
    }
}
