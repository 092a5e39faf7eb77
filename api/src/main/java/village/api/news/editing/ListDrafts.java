package village.api.news.editing;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Status;
import village.api.news.reading.ReadCounts;
import village.api.place.Village;

/** Staff look through a village's articles, published or not. */
public final class ListDrafts {
    private final Articles articles;
    private final ReadCounts readCounts;

    public ListDrafts(Articles articles, ReadCounts readCounts) {
        this.articles = articles;
        this.readCounts = readCounts;
    }

    /** @param reads how often it was read, as far as it is counted by now */
    public record Line(Article article, long reads) {}

    /**
     * Newest first.
     *
     * @param status empty for all
     */
    public Mono<Page<Line, Article.Id>> list(Actor actor, Optional<Status> status, Articles.Slice slice) {
        return Mono.fromSupplier(() -> NewsStaff.requireReader(actor).requireVillage())
                .flatMap(village -> page(village, status, slice).flatMap(page -> lines(village, page)));
    }

    private Mono<Page<Article, Article.Id>> page(Village.Id village, Optional<Status> status, Articles.Slice slice) {
        return status.isPresent() ? articles.inState(village, status.get(), slice) : articles.all(village, slice);
    }

    private Mono<Page<Line, Article.Id>> lines(Village.Id village, Page<Article, Article.Id> page) {
        var ids = page.items().stream().map(Article::id).toList();
        return readCounts
                .of(village, ids)
                .map(reads -> page.map(article -> new Line(article, reads.getOrDefault(article.id(), 0L))));
    }
}
