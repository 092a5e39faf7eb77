package village.wechat.news.keyword;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.news.Article;
import village.api.news.keyword.KeywordAnswer;
import village.wechat.Words;

/** A keyword and what the public account answers to it. */
@Schema(name = "KeywordAnswer", example = """
        {"id": "0198c1f2-0000-7000-8000-000000000001", "version": 2, "keyword": "医保", "match": "contains",
         "text": "医保缴费到 12 月 31 日，在手机上就能交。", "position": 10, "on": true}
        """)
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeywordAnswerView(
        UUID id,
        @Schema(description = "放进 If-Match") long version,
        String keyword,
        @Schema(description = "exact 完全相同，contains 包含就回复") String match,
        String text,
        @Schema(description = "回复的文章") @Nullable UUID article,
        @Schema(description = "排序，小的先答") int position,
        @Schema(description = "是否启用") boolean on) {

    @Schema(name = "KeywordAnswers")
    record Lines(List<KeywordAnswerView> items) {}

    static KeywordAnswerView of(KeywordAnswer answer) {
        var wording = answer.wording();
        return new KeywordAnswerView(
                answer.id().value(),
                answer.version(),
                wording.keyword(),
                Words.of(wording.match()),
                wording.text(),
                wording.article().map(Article.Id::value).orElse(null),
                wording.position(),
                wording.on());
    }
}
