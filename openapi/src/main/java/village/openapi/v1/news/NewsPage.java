package village.openapi.v1.news;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.Cursors;
import village.api.Page;
import village.api.attachment.Attachment;
import village.api.news.Article;
import village.api.news.column.ColumnTree;
import village.api.news.reading.Headline;
import village.openapi.client.ListRequest;
import village.openapi.client.Times;

/** A page of news. */
@Schema(name = "NewsPage")
record NewsPage(
        List<Line> items,
        @Schema(description = "下一页的标记，最后一页为 null") @Nullable String next) {

    /** An article as lists show it. */
    @Schema(name = "NewsLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID id,
            @Schema(example = "养老服务站下周开放") String title,
            String summary,
            @Schema(description = "栏目编号") UUID column,
            @Schema(description = "栏目名称", example = "通知公告") String columnLabel,
            @Schema(description = "封面的附件编号") @Nullable UUID cover,
            @Schema(description = "来源，可为空") String source,
            OffsetDateTime publishedAt,
            @Schema(description = "更正时间") @Nullable OffsetDateTime correctedAt) {
        static Line of(Headline headline, ColumnTree columns) {
            return new Line(
                    headline.id().value(),
                    headline.title(),
                    headline.summary(),
                    headline.column().value(),
                    columns.require(headline.column()).name(),
                    headline.cover().map(Attachment.Id::value).orElse(null),
                    headline.source(),
                    Times.of(headline.publishedAt()),
                    headline.correctedAt().map(Times::of).orElse(null));
        }
    }

    static NewsPage of(Page<Headline, Article.Id> page, ColumnTree columns, Cursors cursors, String list) {
        return new NewsPage(
                page.items().stream()
                        .map(headline -> Line.of(headline, columns))
                        .toList(),
                ListRequest.next(page, cursors, list, Article.Id::value));
    }
}
