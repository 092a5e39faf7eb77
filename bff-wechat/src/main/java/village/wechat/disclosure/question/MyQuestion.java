package village.wechat.disclosure.question;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.Filing;
import village.api.disclosure.question.Objection;
import village.api.disclosure.question.Question;
import village.api.place.Village;
import village.wechat.Times;
import village.wechat.Words;

/**
 * A question as its asker sees it.
 *
 * @param disclosure the disclosure it is about; absent where an item was asked for
 * @param item the catalogue item's code
 * @param title of the disclosure, or the item's name, when it was asked
 */
@Schema(name = "MyDisclosureQuestion")
record MyQuestion(
        UUID id,
        String village,
        String villageName,

        @Schema(description = "问的是哪一份公开；要求公开一项时没有") @Nullable
        UUID disclosure,

        @Schema(description = "目录条目编号", example = "C0302") String item,
        String title,
        String text,

        @Schema(description = "公开时写的名字；不愿署名的为空", example = "*秀英") @Nullable
        String askerName,

        @Schema(description = "waiting 等待答复，answered 已答复，withheld 不予公开")
        String status,

        String statusLabel,
        OffsetDateTime askedAt,
        @Schema(description = "最迟什么时候答复") OffsetDateTime dueAt,
        @Schema(description = "green、yellow、red") String dueColour,
        long overdueDays,
        @Nullable AnswerView answer,
        @Schema(description = "不予公开的理由") @Nullable String withheldReason,
        @Schema(description = "已经请乡镇看这个理由") boolean objected,

        @Schema(description = "乡镇看过，认为可以不公开的理由") @Nullable String upheldReason) {

    @Schema(name = "MyDisclosureQuestionPage")
    record Page(List<MyQuestion> items, @Nullable String next) {}

    static MyQuestion of(Question question, Village village, Instant now) {
        return new MyQuestion(
                question.id().value(),
                village.code().value(),
                village.name(),
                question.about().filing().map(Filing.Id::value).orElse(null),
                question.about().item(),
                question.about().title(),
                question.text(),
                question.asker().name().orElse(null),
                Words.of(question.status()),
                question.status().label(),
                Times.of(question.askedAt()),
                Times.of(question.dueAt()),
                Words.of(question.colour(now)),
                question.overdueDays(now),
                AnswerView.of(question),
                question.withheld().map(Question.Withholding::reason).orElse(null),
                question.objected(),
                question.upheld().map(Objection.Upholding::reason).orElse(null));
    }
}
