package village.wechat.news;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Page;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.column.Column;
import village.api.news.column.ListColumns;
import village.api.news.reading.CountReading;
import village.api.news.reading.Headline;
import village.api.news.reading.ListArticles;
import village.api.news.reading.PublishedArticles;
import village.api.news.reading.ReadArticle;
import village.api.news.reading.SearchArticles;
import village.api.place.Village;
import village.wechat.ListRequest;
import village.wechat.caching.Json;
import village.wechat.caching.Made;
import village.wechat.caching.PublicAnswers;
import village.wechat.caching.Screen;

/** News for whoever comes by; more of it for villagers and for Party members. */
@RestController
@RequestMapping("/mp/v1/villages/{village}")
@Tag(name = "新闻", description = "村里新闻：看、听、找")
class NewsController {
    private static final String LIST = "news";
    private static final Screen COLUMNS = Screen.of("news-columns", "news-column");
    private static final Screen FIRST_PAGE =
            Screen.of("news", Article.OWNER, "news-column").chosenBy("column");
    private static final Screen ARTICLE =
            Screen.of("news-article", Article.OWNER).beside("news-column");

    private final ListColumns listColumns;
    private final ListArticles listArticles;
    private final SearchArticles searchArticles;
    private final ReadArticle readArticle;
    private final CountReading countReading;
    private final Cursors cursors;
    private final Clock clock;
    private final PublicAnswers answers;
    private final Json json;

    NewsController(
            ListColumns listColumns,
            ListArticles listArticles,
            SearchArticles searchArticles,
            ReadArticle readArticle,
            CountReading countReading,
            Cursors cursors,
            Clock clock,
            PublicAnswers answers,
            Json json) {
        this.listColumns = listColumns;
        this.listArticles = listArticles;
        this.searchArticles = searchArticles;
        this.readArticle = readArticle;
        this.countReading = countReading;
        this.cursors = cursors;
        this.clock = clock;
        this.answers = answers;
        this.json = json;
    }

    @Operation(operationId = "listNewsColumns", summary = "新闻栏目")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NewsColumns.class)))
    @GetMapping("/news-columns")
    Mono<Void> columns(Actor actor, @Parameter(hidden = true) ServerWebExchange exchange) {
        return answers.open(
                exchange,
                actor,
                COLUMNS,
                () -> listColumns.list(actor).map(NewsColumns::of).map(json::whole));
    }

    @Operation(operationId = "listNews", summary = "村里新闻：从新到旧，置顶的在前；或按词查找")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NewsList.class)))
    @GetMapping("/news")
    Mono<Void> list(
            Actor actor,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Schema(description = "栏目编号，包括它下面的栏目") @RequestParam(required = false) @Nullable UUID column,
            @Schema(description = "要找的词，至少两个字", example = "养老") @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        if (q == null && limit == null && after == null) {
            return column == null
                    ? answers.answer(exchange, actor, FIRST_PAGE, null, reader -> firstPage(reader, null))
                    : answers.part(exchange, actor, FIRST_PAGE, column, reader -> firstPage(reader, column));
        }
        return answers.once(
                exchange,
                actor,
                Mono.defer(() -> page(actor, column, q, slice(limit, after))).map(json::whole));
    }

    private Mono<Made> firstPage(Actor reader, @Nullable UUID column) {
        return page(reader, column, null, slice(null, null)).map(json::whole);
    }

    private Mono<NewsList> page(Actor actor, @Nullable UUID column, @Nullable String q, PublishedArticles.Slice slice) {
        var within = Optional.ofNullable(column).map(Column.Id::new);
        var found = q == null || q.isBlank()
                ? listArticles.list(actor, within, slice)
                : searchArticles.search(actor, within, q, slice);
        return found.map(this::toList);
    }

    private PublishedArticles.Slice slice(@Nullable Integer limit, @Nullable String after) {
        var asked = ListRequest.of(cursors, LIST, limit, after);
        return new PublishedArticles.Slice(asked.after().map(Article.Id::new), asked.limit());
    }

    private NewsList toList(Page<Headline, Article.Id> page) {
        var now = clock.instant();
        var items = page.items().stream()
                .map(headline -> NewsLine.of(
                        headline, headline.pinnedUntil().filter(now::isBefore).isPresent()))
                .toList();
        return new NewsList(items, ListRequest.next(page, cursors, LIST, Article.Id::value));
    }

    @Operation(operationId = "readNews", summary = "一篇新闻")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NewsArticle.class)))
    @GetMapping("/news/{id}")
    Mono<Void> read(
            Actor actor, Village village, @PathVariable UUID id, @Parameter(hidden = true) ServerWebExchange exchange) {
        var article = new Article.Id(id);
        return answers.answer(
                exchange,
                actor,
                ARTICLE,
                id,
                reader -> shown(reader, village, article).map(json::whole),
                reader -> countReading.count(reader, article));
    }

    private Mono<NewsArticle> shown(Actor reader, Village village, Article.Id article) {
        return readArticle.read(reader, article).map(story -> NewsArticle.of(story, village));
    }
}
