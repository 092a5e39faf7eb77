package village.wechat.news.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.news.Revision;
import village.api.place.Village;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.news.NewsFile;
import village.wechat.news.Pictures;

/** One state of an article's content as staff see it. */
@Schema(name = "NewsRevision")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeskRevision(
        @Schema(description = "第几次修改，从 1 起") int number,
        UUID column,
        String title,
        String summary,
        String body,
        @Nullable UUID cover,
        List<NewsFile> attachments,
        @Nullable String video,
        @Nullable UUID voice,
        String source,
        String audience,
        @Nullable OffsetDateTime pinnedUntil,
        @Schema(description = "图片、录音和附件的审核状态") List<FileState> files,
        UUID writer,
        OffsetDateTime writtenAt) {

    @Schema(name = "NewsFileState")
    record FileState(UUID id, String state) {}

    static DeskRevision of(Revision revision, List<Attachment> known, Village village) {
        var content = revision.content();
        var files = known.stream()
                .filter(file -> content.files().contains(file.id()))
                .map(file -> new FileState(file.id().value(), Words.of(file.state())))
                .toList();
        return new DeskRevision(
                revision.number(),
                content.column().value(),
                content.title(),
                content.summary(),
                Pictures.forConsole(content.body(), village),
                content.cover().map(Attachment.Id::value).orElse(null),
                NewsFile.of(content, known),
                content.video().orElse(null),
                content.voice().map(Attachment.Id::value).orElse(null),
                content.source(),
                Words.of(content.audience()),
                content.pinnedUntil().map(Times::of).orElse(null),
                files,
                revision.writer().value(),
                Times.of(revision.writtenAt()));
    }
}
