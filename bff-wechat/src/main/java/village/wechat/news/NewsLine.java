package village.wechat.news;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.news.reading.Headline;
import village.wechat.Times;
import village.wechat.Words;

/** An article as lists show it. */
@Schema(name = "NewsLine")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewsLine(
        UUID id,
        @Schema(description = "栏目编号") UUID column,
        @Schema(example = "养老服务站下周开放") String title,
        String summary,
        @Schema(description = "封面的附件编号") @Nullable UUID cover,
        @Schema(description = "来源，可为空") String source,

        @Schema(description = "public 所有人，villagers 本村村民，party-members 本村党员", example = "public")
        String audience,

        boolean pinned,
        @Schema(description = "置顶到") @Nullable OffsetDateTime pinnedUntil,
        @Schema(description = "有语音版") boolean hasVoice,
        @Schema(description = "有视频") boolean hasVideo,
        OffsetDateTime publishedAt,
        @Schema(description = "已更正的时间") @Nullable OffsetDateTime correctedAt) {

    /** @param pinned whether it stands on top now */
    public static NewsLine of(Headline headline, boolean pinned) {
        return new NewsLine(
                headline.id().value(),
                headline.column().value(),
                headline.title(),
                headline.summary(),
                headline.cover().map(Attachment.Id::value).orElse(null),
                headline.source(),
                Words.of(headline.audience()),
                pinned,
                pinned ? headline.pinnedUntil().map(Times::of).orElse(null) : null,
                headline.voice(),
                headline.video(),
                Times.of(headline.publishedAt()),
                headline.correctedAt().map(Times::of).orElse(null));
    }
}
