package village.wechat.news.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.news.Audience;
import village.api.news.Enclosure;
import village.api.news.column.Column;
import village.api.news.editing.Submission;
import village.wechat.Words;

/** An article as the editor sends it, whole. */
@Schema(name = "NewsDraftBody", example = """
        {"column": "0198c0de-0000-7000-8000-000000000001", "title": "养老服务站下周开放",
         "body": "<p>下周一上午八点，村口养老服务站开放。</p>", "audience": "public"}
        """)
record DraftBody(
        @Schema(description = "栏目编号") @NotNull(message = "请选择栏目。")
        UUID column,

        @Schema(description = "标题，1 到 64 个字") @NotNull(message = "请填写标题。")
        String title,

        @Schema(description = "摘要，最多 200 个字；不填则用正文的开头") @Nullable
        String summary,

        @Schema(description = "正文，富文本；图片写成 <img src=\"attachment:附件编号\">") @NotNull(message = "请填写正文。")
        String body,

        @Schema(description = "封面的附件编号") @Nullable UUID cover,

        @Schema(description = "附件，最多 20 个") @Size(max = 20, message = "附件最多 20 个。") @Nullable
        List<@NotNull(message = "附件不能是空的。") @Valid FileBody> attachments,

        @Schema(description = "视频链接", example = "https://v.qq.com/x/page/a0001.html") @Nullable
        String video,

        @Schema(description = "语音版的附件编号") @Nullable UUID voice,

        @Schema(description = "来源，最多 40 个字", example = "枫溪村村委会") @Nullable
        String source,

        @Schema(description = "public 所有人（默认），villagers 本村村民，party-members 本村党员", example = "public") @Nullable
        String audience,

        @Schema(description = "置顶到") @Nullable OffsetDateTime pinnedUntil) {

    /** A file below the article. */
    @Schema(name = "NewsDraftFile")
    record FileBody(
            @NotNull(message = "请填写附件编号。") UUID id,

            @Schema(description = "读者看到的名称", example = "停水通知（盖章）") @NotNull(message = "请填写附件名称。")
            String name) {
        Enclosure toEnclosure() {
            return new Enclosure(new Attachment.Id(id), name.strip());
        }
    }

    Submission toSubmission() {
        return new Submission(
                new Column.Id(column),
                title,
                summary == null ? "" : summary,
                body,
                Optional.ofNullable(cover).map(Attachment.Id::new),
                attachments == null
                        ? List.of()
                        : attachments.stream().map(FileBody::toEnclosure).toList(),
                Optional.ofNullable(video).filter(link -> !link.isBlank()),
                Optional.ofNullable(voice).map(Attachment.Id::new),
                source == null ? "" : source,
                Words.read(audience, Audience.PUBLIC, "/audience"),
                Optional.ofNullable(pinnedUntil).map(OffsetDateTime::toInstant));
    }
}
