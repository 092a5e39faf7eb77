package village.openapi.v1.news;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.news.RichText;
import village.api.news.reading.Story;
import village.api.place.Village;
import village.openapi.client.FileWords;
import village.openapi.client.Times;
import village.openapi.client.Words;

/** An article to be read. */
@Schema(name = "NewsArticle")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewsArticle(
        UUID id,
        @Schema(example = "养老服务站下周开放") String title,
        String summary,
        @Schema(description = "净化过的 HTML；图片的 src 是本接口的附件路径") String body,
        @Schema(description = "栏目编号") UUID column,
        @Schema(description = "栏目名称", example = "通知公告") String columnLabel,
        @Schema(description = "封面的附件编号") @Nullable UUID cover,
        @Schema(description = "语音版的附件编号") @Nullable UUID voice,
        @Schema(description = "视频链接") @Nullable String video,
        List<File> files,
        @Schema(description = "来源，可为空") String source,
        @Schema(description = "第几次修改") int revision,
        OffsetDateTime publishedAt,
        @Schema(description = "更正时间") @Nullable OffsetDateTime correctedAt) {

    /** A file offered below an article. */
    @Schema(name = "NewsFile")
    record File(
            UUID id,
            @Schema(example = "停水通知（盖章）") String name,
            @Schema(example = "document") String type,
            @Schema(example = "文档") String typeLabel,
            @Schema(example = "pdf") String format,
            @Schema(example = "PDF 文档") String formatLabel,
            long bytes) {}

    static NewsArticle of(Story story, Village village) {
        var content = story.content();
        var open = story.files().stream().map(Story.File::id).toList();
        return new NewsArticle(
                story.id().value(),
                content.title(),
                content.summary(),
                body(content.body(), village),
                content.column().value(),
                story.column(),
                content.cover().filter(open::contains).map(Attachment.Id::value).orElse(null),
                content.voice().filter(open::contains).map(Attachment.Id::value).orElse(null),
                content.video().orElse(null),
                files(story),
                content.source(),
                story.revision(),
                Times.of(story.publishedAt()),
                story.correctedAt().map(Times::of).orElse(null));
    }

    private static String body(RichText text, Village village) {
        var address = "src=\"/openapi/v1/villages/" + village.code() + "/attachments/";
        return text.html().replace("src=\"" + RichText.IMAGE, address);
    }

    private static List<File> files(Story story) {
        return story.content().attachments().stream()
                .flatMap(enclosure -> story.files().stream()
                        .filter(file -> file.id().equals(enclosure.file()))
                        .map(file -> new File(
                                file.id().value(),
                                enclosure.name(),
                                Words.of(file.format().type()),
                                FileWords.label(file.format().type()),
                                Words.of(file.format()),
                                FileWords.label(file.format()),
                                file.bytes())))
                .toList();
    }
}
