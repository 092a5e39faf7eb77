package village.wechat.news.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.news.editing.ListDrafts;
import village.wechat.Times;
import village.wechat.Words;

/** An article as the console lists it. */
@Schema(name = "NewsDraftLine")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeskLine(
        UUID id,
        long version,
        String status,
        UUID column,
        String title,
        String audience,
        boolean pending,
        OffsetDateTime writtenAt,
        @Nullable OffsetDateTime scheduledFor,
        @Nullable OffsetDateTime publishedAt,
        @Schema(description = "定时发布没有成功的原因") @Nullable String heldBack,
        @Schema(description = "阅读次数，稍有延迟") long reads) {

    /** A page of them. */
    @Schema(name = "NewsDraftList")
    record Lines(List<DeskLine> items, @Nullable String next) {}

    static DeskLine of(ListDrafts.Line line) {
        var article = line.article();
        var content = article.head().content();
        var stands = article.publication();
        return new DeskLine(
                article.id().value(),
                article.version(),
                Words.of(article.status()),
                content.column().value(),
                content.title(),
                Words.of(content.audience()),
                article.pending(),
                Times.of(article.head().writtenAt()),
                stands.scheduledFor().map(Times::of).orElse(null),
                stands.publishedAt().map(Times::of).orElse(null),
                stands.heldBack().orElse(null),
                line.reads());
    }
}
