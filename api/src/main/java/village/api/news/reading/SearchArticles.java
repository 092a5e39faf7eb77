package village.api.news.reading;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.Audience;
import village.api.news.search.SearchWords;

/** Anybody looks for words in the news he is among the audience of. */
public final class SearchArticles {
    private final PublishedArticles published;

    public SearchArticles(PublishedArticles published) {
        this.published = published;
    }

    /** Newest first. Refuses a text without two characters in a row to look for. */
    public Mono<Page<Headline, Article.Id>> search(Actor actor, String text, PublishedArticles.Slice slice) {
        return Mono.fromSupplier(() -> SearchWords.asked(text))
                .filter(words -> !words.isEmpty())
                .switchIfEmpty(Mono.error(() -> Refusal.invalid("/q", "请至少输入两个字。")))
                .flatMap(words -> published.search(
                        new PublishedArticles.View(actor.requireVillage(), Audience.of(actor), List.of()),
                        words,
                        slice));
    }
}
