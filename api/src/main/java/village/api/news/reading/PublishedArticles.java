package village.api.news.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.news.Article;
import village.api.news.Audience;
import village.api.news.Publication;
import village.api.news.Revision;
import village.api.news.column.Column;
import village.api.place.Village;

/** What readers see of a village's news. */
public interface PublishedArticles {
    /** What readers see, or saw last, under an id; empty for what was never published. */
    Mono<Shown> byId(Village.Id village, Article.Id id);

    /** Published articles, newest first, without {@code except}. */
    Mono<Page<Headline, Article.Id>> list(View view, Set<Article.Id> except, Slice slice);

    /** Published articles pinned beyond {@code now}, the latest pinned first. */
    Mono<List<Headline>> pinned(View view, Instant now, int limit);

    /** Published articles of the view that hold every one of the words, newest first. */
    Mono<Page<Headline, Article.Id>> search(View view, Set<String> words, Slice slice);

    /** @param revision the one readers see, or saw last */
    record Shown(Article.Id id, Revision revision, Publication publication) {
        public boolean withdrawn() {
            return publication.withdrawal().isPresent();
        }
    }

    /**
     * What part of a village's news.
     *
     * @param columns empty for all columns
     */
    record View(Village.Id village, List<Audience> audiences, List<Column.Id> columns) {
        public View {
            audiences = List.copyOf(audiences);
            columns = List.copyOf(columns);
        }
    }

    /**
     * A part of a list.
     *
     * @param after the last one already seen
     * @param limit 1 to 100
     */
    record Slice(Optional<Article.Id> after, int limit) {}
}
