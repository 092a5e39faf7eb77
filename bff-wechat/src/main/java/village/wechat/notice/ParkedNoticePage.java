package village.wechat.notice;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.notice.oversight.ListParkedNotices;
import village.wechat.Times;
import village.wechat.Words;

/** Messages that did not go out, as the console reads them. */
@Schema(name = "ParkedNoticePage")
record ParkedNoticePage(List<Item> items, @Nullable String next) {
    static ParkedNoticePage of(ListParkedNotices.Lines lines, @Nullable String next) {
        return new ParkedNoticePage(lines.lines().stream().map(Item::of).toList(), next);
    }

    /**
     * One message.
     *
     * @param replayable whether it may be sent again; what was perhaps sent may not
     */
    @Schema(name = "ParkedNotice")
    record Item(
            UUID id,
            @Schema(example = "answered") String kind,
            @Schema(example = "诉求有答复了") String kindLabel,
            @Schema(example = "subscribe") String channel,
            @Schema(example = "订阅消息") String channelLabel,
            @Schema(example = "parked") String reason,
            @Schema(example = "多次没有发出去") String reasonLabel,

            @Schema(description = "给谁，打码", example = "*秀英") @Nullable
            String person,

            @Schema(example = "反映人") String addressee,
            int attempts,
            OffsetDateTime since,
            boolean replayable) {

        static Item of(ListParkedNotices.Line line) {
            var notice = line.notice();
            return new Item(
                    notice.id().value(),
                    Words.of(notice.kind()),
                    notice.kind().title(),
                    Words.of(notice.channel()),
                    NoticeLabels.of(notice.channel()),
                    Words.of(notice.state()),
                    NoticeLabels.of(notice.state()),
                    line.person().orElse(null),
                    NoticeLabels.of(notice.addressee()),
                    notice.attempts(),
                    Times.of(notice.since()),
                    notice.replayable());
        }
    }
}
