package village.api.news;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.news.reading.Headline;
import village.api.news.reading.PublishedArticles;
import village.api.news.search.SearchWords;
import village.api.place.Village;

/** What readers see of {@link InMemoryArticles}. */
public final class InMemoryPublishedArticles implements PublishedArticles {
    private final InMemoryArticles articles;

    public InMemoryPublishedArticles(InMemoryArticles articles) {
        this.articles = articles;
    }

    @Override
    public Mono<Shown> byId(Village.Id village, Article.Id id) {
        return Mono.fromSupplier(() -> articles.everPublished(village).stream()
                        .filter(article -> article.id().equals(id))
                        .findFirst())
                .flatMap(Mono::justOrEmpty)
                .map(article -> new Shown(id, article.head(), article.publication()));
    }

    @Override
    public Mono<Page<Headline, Article.Id>> list(View view, Set<Article.Id> except, Slice slice) {
        return page(view, slice, article -> !except.contains(article.id()));
    }

    @Override
    public Mono<List<Headline>> pinned(View view, Instant now, int limit) {
        return Mono.fromSupplier(() -> visible(view)
                .filter(article -> article.head()
                        .content()
                        .pinnedUntil()
                        .filter(now::isBefore)
                        .isPresent())
                .limit(limit)
                .map(InMemoryPublishedArticles::toHeadline)
                .toList());
    }

    @Override
    public Mono<Page<Headline, Article.Id>> search(View view, Set<String> words, Slice slice) {
        return page(view, slice, article -> {
            var content = article.head().content();
            return SearchWords.of(
                            content.title(), content.summary(), content.body().text())
                    .containsAll(words);
        });
    }

    private Mono<Page<Headline, Article.Id>> page(View view, Slice slice, Predicate<Article> wanted) {
        return Mono.fromSupplier(() -> {
            var all = visible(view).filter(wanted).toList();
            var from = slice.after()
                    .map(last -> all.stream().map(Article::id).toList().indexOf(last) + 1)
                    .orElse(0);
            return Page.of(
                    all.stream()
                            .skip(from)
                            .limit(slice.limit() + 1L)
                            .map(InMemoryPublishedArticles::toHeadline)
                            .toList(),
                    slice.limit(),
                    Headline::id);
        });
    }

    private Stream<Article> visible(View view) {
        return articles.everPublished(view.village()).stream()
                .filter(article -> article.status() == Status.PUBLISHED)
                .filter(article ->
                        view.audiences().contains(article.head().content().audience()))
                .filter(article -> view.columns().isEmpty()
                        || view.columns().contains(article.head().content().column()));
    }

    private static Headline toHeadline(Article article) {
        var content = article.head().content();
        return new Headline(
                article.id(),
                content.column(),
                content.title(),
                content.summary(),
                content.cover(),
                content.source(),
                content.audience(),
                content.pinnedUntil(),
                content.voice().isPresent(),
                content.video().isPresent(),
                article.publication().publishedAt().orElseThrow(),
                article.publication().correctedAt());
    }
}
