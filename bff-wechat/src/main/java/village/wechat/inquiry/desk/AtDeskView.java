package village.wechat.inquiry.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.inquiry.Inquiry;
import village.api.inquiry.Openness;
import village.api.inquiry.answering.ReadDesk;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.inquiry.MessageView;

/** An inquiry as the desk sees it. */
@Schema(name = "InquiryAtDesk")
record AtDeskView(
        UUID id,
        @Schema(description = "办理时带回的版本") long version,
        String desk,
        String deskName,
        @Schema(description = "问的话；只有照片或录音的为空") String text,

        @Schema(description = "提问人打码的姓名", example = "*秀英") @Nullable
        String askerName,

        @Schema(description = "怎么来的", example = "微信") String source,
        String status,
        String statusLabel,
        OffsetDateTime askedAt,
        OffsetDateTime dueAt,
        @Schema(description = "green、yellow、red、done") String dueColour,

        @Schema(description = "到期没有答复、告诉乡镇的时间") @Nullable OffsetDateTime escalatedAt,

        String openness,
        String opennessLabel,
        @Nullable String keptBackReason,
        @Nullable String declinedReason,
        List<MessageView> thread,

        @Schema(description = "我现在可以做的：answer 答复，decline 不予答复，pass-on 转交，publish 公开，keep-back 不公开")
        List<String> deeds) {

    @Schema(name = "InquiryAtDeskPage")
    record Page(List<AtDeskView> items, @Nullable String next) {}

    static AtDeskView of(ReadDesk.View view) {
        var inquiry = view.inquiry();
        var openness = inquiry.openness();
        return new AtDeskView(
                inquiry.id().value(),
                inquiry.version(),
                inquiry.desk(),
                view.seats().name(inquiry.desk()),
                inquiry.question().text(),
                inquiry.asker().name().orElse(null),
                inquiry.asker().reporting().source().label(),
                Words.of(inquiry.status()),
                inquiry.status().label(),
                Times.of(inquiry.askedAt()),
                Times.of(inquiry.dueAt()),
                Words.of(inquiry.colour(view.now())),
                inquiry.escalatedAt().map(Times::of).orElse(null),
                Words.of(openness.state()),
                openness.state().label(),
                openness.decision()
                        .map(Openness.Decision::reason)
                        .filter(reason -> !reason.isEmpty())
                        .orElse(null),
                inquiry.declined().map(Inquiry.Declining::reason).orElse(null),
                inquiry.thread().stream()
                        .map(message -> MessageView.of(message, view.files()))
                        .toList(),
                Words.of(view.deeds()));
    }
}
