package village.openapi.v1.news;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Reason;
import village.api.client.Resource;
import village.api.news.Article;
import village.api.news.column.Column;
import village.api.news.column.ListColumns;
import village.api.news.reading.ListArticles;
import village.api.news.reading.PublishedArticles;
import village.api.news.reading.ReadArticle;
import village.openapi.client.ListRequest;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;

/** What everybody may read of a village's news; what is for villagers only is not among it. */
@RestController
@Tag(name = "news", description = "新闻")
@RequestMapping("/openapi/v1/villages/{village}/news")
class NewsController {
    private static final String LIST = "openapi-news";

    private final ListArticles listArticles;
    private final ReadArticle readArticle;
    private final ListColumns listColumns;
    private final Cursors cursors;

    NewsController(ListArticles listArticles, ReadArticle readArticle, ListColumns listColumns, Cursors cursors) {
        this.listArticles = listArticles;
        this.readArticle = readArticle;
        this.listColumns = listColumns;
        this.cursors = cursors;
    }

    @Scoped(Resource.NEWS)
    @GetMapping
    @Refuses(Reason.NEWS_COLUMN_NOT_FOUND)
    @Operation(operationId = "listNews", summary = "公开的新闻", description = "按发布的先后，新的在前；置顶的不提前，翻页时置顶有变也不重复、不遗漏。")
    @ApiResponse(responseCode = "200", description = "一页新闻")
    Mono<NewsPage> list(
            SignedClient caller,
            @Schema(description = "栏目编号，包括它下面的栏目") @RequestParam(required = false) @Nullable UUID column,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, LIST, limit, after))
                .map(asked -> new PublishedArticles.Slice(asked.after().map(Article.Id::new), asked.limit()))
                .flatMap(slice -> listArticles.inOrder(
                        caller.actor(), Optional.ofNullable(column).map(Column.Id::new), slice))
                .zipWith(
                        listColumns.list(caller.actor()), (page, columns) -> NewsPage.of(page, columns, cursors, LIST));
    }

    @Scoped(Resource.NEWS)
    @GetMapping("/{id}")
    @Refuses({Reason.NEWS_NOT_FOUND, Reason.NEWS_WITHDRAWN})
    @Operation(operationId = "getNews", summary = "一篇新闻", description = "撤下的返回 410 和理由。")
    @ApiResponse(responseCode = "200", description = "新闻")
    Mono<NewsArticle> read(SignedClient caller, @PathVariable UUID id) {
        return readArticle
                .read(caller.actor(), new Article.Id(id))
                .map(story -> NewsArticle.of(story, caller.requireVillage()));
    }
}
