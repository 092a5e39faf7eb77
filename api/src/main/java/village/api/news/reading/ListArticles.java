package village.api.news.reading;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.column.Column;
import village.api.news.column.Columns;

/** Anybody looks through the news he is among the audience of. */
public final class ListArticles {
    private static final int MOST_PINNED = 5;

    private final PublishedArticles published;
    private final Views views;
    private final Clock clock;

    public ListArticles(PublishedArticles published, Columns columns, Clock clock) {
        this.published = published;
        this.views = new Views(columns);
        this.clock = clock;
    }

    /**
     * Newest first; the first page begins with what is pinned.
     *
     * @param column with the columns below it; empty for all
     */
    public Mono<Page<Headline, Article.Id>> list(
            Actor actor, Optional<Column.Id> column, PublishedArticles.Slice slice) {
        return Mono.defer(() -> views.of(actor, column))
                .flatMap(view -> published
                        .pinned(view, clock.instant(), MOST_PINNED)
                        .flatMap(pinned -> page(view, pinned, slice)));
    }

    /**
     * Newest first, pinned or not, for those who copy it all: what is pinned while they turn the pages neither hides an
     * article from them nor shows it twice.
     *
     * @param column as in {@link #list}
     */
    public Mono<Page<Headline, Article.Id>> inOrder(
            Actor actor, Optional<Column.Id> column, PublishedArticles.Slice slice) {
        return Mono.defer(() -> views.of(actor, column)).flatMap(view -> published.list(view, Set.of(), slice));
    }

    private Mono<Page<Headline, Article.Id>> page(
            PublishedArticles.View view, List<Headline> pinned, PublishedArticles.Slice slice) {
        var except = pinned.stream().map(Headline::id).collect(Collectors.toSet());
        return published.list(view, except, slice).map(page -> slice.after().isPresent() ? page : joined(pinned, page));
    }

    private static Page<Headline, Article.Id> joined(List<Headline> pinned, Page<Headline, Article.Id> page) {
        var items = new ArrayList<>(pinned);
        items.addAll(page.items());
        return new Page<>(items, page.next());
    }
}
