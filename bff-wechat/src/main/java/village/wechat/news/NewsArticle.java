package village.wechat.news;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.news.reading.Story;
import village.api.place.Village;
import village.wechat.Times;
import village.wechat.Words;

/** An article to be read. */
@Schema(name = "NewsArticle")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewsArticle(
        UUID id,
        @Schema(example = "养老服务站下周开放") String title,
        String summary,
        @Schema(description = "净化过的富文本，图片地址可直接显示") String body,
        Place column,
        @Schema(description = "封面的附件编号") @Nullable UUID cover,
        @Schema(description = "语音版的附件编号") @Nullable UUID voice,
        @Schema(description = "视频链接") @Nullable String video,
        List<NewsFile> files,
        @Schema(description = "来源，可为空") String source,
        String audience,
        @Schema(description = "第几次修改") int revision,
        OffsetDateTime publishedAt,
        @Schema(description = "已更正的时间") @Nullable OffsetDateTime correctedAt,
        @Schema(description = "阅读次数，稍有延迟") long reads) {

    @Schema(name = "NewsArticleColumn")
    record Place(UUID id, String name) {}

    static NewsArticle of(Story story, Village village) {
        var content = story.content();
        var open = story.files().stream().map(Story.File::id).toList();
        return new NewsArticle(
                story.id().value(),
                content.title(),
                content.summary(),
                Pictures.forPhones(content.body(), village),
                new Place(content.column().value(), story.column()),
                content.cover().filter(open::contains).map(Attachment.Id::value).orElse(null),
                content.voice().filter(open::contains).map(Attachment.Id::value).orElse(null),
                content.video().orElse(null),
                NewsFile.shown(content, story.files()),
                content.source(),
                Words.of(content.audience()),
                story.revision(),
                Times.of(story.publishedAt()),
                story.correctedAt().map(Times::of).orElse(null),
                story.reads());
    }
}
