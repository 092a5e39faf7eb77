package village.wechat.disclosure.question;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.question.Answer;
import village.api.disclosure.question.Question;
import village.wechat.Times;

/**
 * The newest answer of the village; who wrote it is not told.
 *
 * @param before what was answered before it was corrected, oldest first
 */
@Schema(name = "DisclosureAnswer")
public record AnswerView(
        String text,
        OffsetDateTime answeredAt,
        @Schema(description = "更正理由；没有更正过为空") String reason,
        @Schema(description = "更正以前的答复，早的在前") List<Earlier> before) {

    /** An answer that was corrected. */
    @Schema(name = "DisclosureAnswerBefore")
    public record Earlier(String text, OffsetDateTime answeredAt) {
        static Earlier of(Answer answer) {
            return new Earlier(answer.text(), Times.of(answer.at()));
        }
    }

    /** Null before the first answer. */
    public static @Nullable AnswerView of(Question question) {
        return newest(question).orElse(null);
    }

    private static Optional<AnswerView> newest(Question question) {
        var all = question.answers();
        return question.answer()
                .map(newest -> new AnswerView(
                        newest.text(),
                        Times.of(newest.at()),
                        newest.reason(),
                        all.subList(0, all.size() - 1).stream().map(Earlier::of).toList()));
    }
}
