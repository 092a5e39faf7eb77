package village.infra.news.search;

import static village.infra.postgres.Columns.word;

import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.news.Article;
import village.api.news.search.SearchWords;
import village.api.place.Village;

/** What an article is found by. Each word carries its village, so that a village's words are counted by themselves. */
public final class SearchRows {
    private static final String PUT = """
        insert into news_search (village_id, article_id, audience, column_id, published_at, words)
        values (:village, :article, :audience, :column, :published, :words)
        on conflict on constraint news_search_pk do update
        set audience = excluded.audience, column_id = excluded.column_id, words = excluded.words
        """;
    private static final String REMOVE =
            "delete from news_search where village_id = :village and article_id = :article";

    private SearchRows() {}

    /** Must run inside the transaction that shows the article. */
    public static Mono<Void> put(DatabaseClient client, Article article) {
        var content = article.head().content();
        var words = SearchWords.of(
                content.title(), content.summary(), content.body().text());
        return client.sql(PUT)
                .bind("village", article.village().value())
                .bind("article", article.id().value())
                .bind("audience", word(content.audience()))
                .bind("column", content.column().value())
                .bind("published", article.publication().publishedAt().orElseThrow())
                .bind("words", keys(article.village(), words))
                .then();
    }

    /** Must run inside the transaction that takes the article away. */
    public static Mono<Void> remove(DatabaseClient client, Article article) {
        return client.sql(REMOVE)
                .bind("village", article.village().value())
                .bind("article", article.id().value())
                .then();
    }

    /** The words of one village, as they stand in the index. */
    public static String[] keys(Village.Id village, Collection<String> words) {
        var prefix = prefix(village.value());
        return words.stream().map(prefix::concat).toArray(String[]::new);
    }

    /** Seven letters from the random end of the id. */
    static String prefix(UUID village) {
        var tail = Long.toString(village.getLeastSignificantBits() & 0x7_ffff_ffffL, 36);
        return "0".repeat(7 - tail.length()) + tail;
    }
}
