package village.api.news.reading;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.column.Column;
import village.api.news.column.Columns;
import village.api.news.search.SearchWords;

/** Anybody looks for words in the news he is among the audience of. */
public final class SearchArticles {
    private final PublishedArticles published;
    private final Views views;

    public SearchArticles(PublishedArticles published, Columns columns) {
        this.published = published;
        this.views = new Views(columns);
    }

    /**
     * Newest first. Refuses a text without two characters in a row to look for.
     *
     * @param column with the columns below it; empty for all
     */
    public Mono<Page<Headline, Article.Id>> search(
            Actor actor, Optional<Column.Id> column, String text, PublishedArticles.Slice slice) {
        return Mono.fromSupplier(() -> SearchWords.asked(text))
                .filter(words -> !words.isEmpty())
                .switchIfEmpty(Mono.error(() -> Refusal.invalid("/q", "请至少输入两个字。")))
                .flatMap(words -> views.of(actor, column).flatMap(view -> published.search(view, words, slice)));
    }
}
