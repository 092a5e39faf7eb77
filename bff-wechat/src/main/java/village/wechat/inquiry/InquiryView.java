package village.wechat.inquiry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.inquiry.Inquiry;
import village.api.inquiry.Openness;
import village.api.inquiry.asking.ReadInquiry;
import village.wechat.Times;
import village.wechat.Words;

/**
 * An inquiry as its asker's side sees it; whoever reads what was published is given its words only.
 *
 * @param own whether the reader stands on the asker's side
 */
@Schema(name = "Inquiry")
record InquiryView(
        UUID id,
        @Schema(description = "是不是我（或我代家人）问的") boolean own,
        String desk,
        @Schema(example = "政策") String deskName,

        @Schema(description = "waiting 等待答复，answered 已答复，declined 不予答复")
        String status,

        String statusLabel,
        OffsetDateTime askedAt,
        @Schema(description = "最迟什么时候答复；不是自己的没有") @Nullable OffsetDateTime dueAt,

        @Schema(description = "green、yellow、red、done；不是自己的没有") @Nullable
        String dueColour,

        @Schema(description = "替谁问的，打码；替自己问的没有") @Nullable String askedFor,

        @Schema(description = "private 不公开，pending 等待审核，published 已公开，kept-back 没有公开")
        String openness,

        String opennessLabel,
        @Schema(description = "没有公开的理由") @Nullable String keptBackReason,
        @Schema(description = "不予答复的理由和该找谁") @Nullable String declinedReason,
        @Schema(description = "还能不能接着问") boolean mayAsk,
        List<MessageView> thread) {

    static InquiryView of(ReadInquiry.View view) {
        return view.own() ? own(view) : published(view);
    }

    private static InquiryView own(ReadInquiry.View view) {
        var inquiry = view.inquiry();
        var openness = inquiry.openness();
        var status = inquiry.status();
        return new InquiryView(
                inquiry.id().value(),
                true,
                inquiry.desk(),
                view.seats().name(inquiry.desk()),
                Words.of(status),
                status.label(),
                Times.of(inquiry.askedAt()),
                Times.of(inquiry.dueAt()),
                Words.of(inquiry.colour(view.now())),
                askedFor(inquiry),
                Words.of(openness.state()),
                openness.state().label(),
                keptBack(openness),
                inquiry.declined().map(Inquiry.Declining::reason).orElse(null),
                status != Inquiry.Status.DECLINED && inquiry.thread().size() < Inquiry.MAX_MESSAGES,
                inquiry.thread().stream()
                        .map(message -> MessageView.of(message, view.files()))
                        .toList());
    }

    private static @Nullable String askedFor(Inquiry inquiry) {
        return inquiry.asker()
                        .reporting()
                        .reporter()
                        .filter(inquiry.asker().reporting().filer()::equals)
                        .isPresent()
                ? null
                : inquiry.asker().name().orElse(null);
    }

    private static @Nullable String keptBack(Openness openness) {
        return openness.state() == Openness.State.KEPT_BACK
                ? openness.decision().map(Openness.Decision::reason).orElse(null)
                : null;
    }

    private static InquiryView published(ReadInquiry.View view) {
        var inquiry = view.inquiry();
        return new InquiryView(
                inquiry.id().value(),
                false,
                inquiry.desk(),
                view.seats().name(inquiry.desk()),
                Words.of(Inquiry.Status.ANSWERED),
                Inquiry.Status.ANSWERED.label(),
                Times.of(inquiry.askedAt()),
                null,
                null,
                null,
                Words.of(Openness.State.PUBLISHED),
                Openness.State.PUBLISHED.label(),
                null,
                null,
                false,
                inquiry.openness().shown().stream().map(MessageView::of).toList());
    }
}
