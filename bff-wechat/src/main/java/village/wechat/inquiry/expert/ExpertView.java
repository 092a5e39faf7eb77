package village.wechat.inquiry.expert;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.inquiry.Inquiry;
import village.api.inquiry.answering.ReadDesk;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.inquiry.MessageView;

/** An inquiry as an expert from outside sees it: the words, and nothing that tells who asks. */
@Schema(name = "InquiryForExpert")
record ExpertView(
        UUID id,
        @Schema(description = "办理时带回的版本") long version,
        String desk,
        String deskName,
        String status,
        String statusLabel,
        OffsetDateTime askedAt,
        OffsetDateTime dueAt,
        @Schema(description = "green、yellow、red、done") String dueColour,
        @Nullable String declinedReason,
        List<MessageView> thread,

        @Schema(description = "我现在可以做的：answer 答复，decline 不予答复，pass-on 转交")
        List<String> deeds) {

    static ExpertView of(ReadDesk.View view) {
        var inquiry = view.inquiry();
        return new ExpertView(
                inquiry.id().value(),
                inquiry.version(),
                inquiry.desk(),
                view.seats().name(inquiry.desk()),
                Words.of(inquiry.status()),
                inquiry.status().label(),
                Times.of(inquiry.askedAt()),
                Times.of(inquiry.dueAt()),
                Words.of(inquiry.colour(view.now())),
                inquiry.declined().map(Inquiry.Declining::reason).orElse(null),
                inquiry.thread().stream()
                        .map(message -> MessageView.of(message, view.files()))
                        .toList(),
                Words.of(view.deeds()));
    }
}
