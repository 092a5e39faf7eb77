package village.api.news.reading;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.news.Audience;
import village.api.news.column.Column;
import village.api.news.column.ColumnTree;
import village.api.news.column.Columns;

/** What part of a village's news a reader asks for. */
final class Views {
    private final Columns columns;

    Views(Columns columns) {
        this.columns = columns;
    }

    /** @param column with the columns below it, refused where the village has none of that id; empty for all */
    Mono<PublishedArticles.View> of(Actor actor, Optional<Column.Id> column) {
        var village = actor.requireVillage();
        var audiences = Audience.of(actor);
        if (column.isEmpty()) {
            return Mono.just(new PublishedArticles.View(village, audiences, List.of()));
        }
        return columns.of(village)
                .map(ColumnTree::new)
                .map(tree -> new PublishedArticles.View(village, audiences, tree.whole(column.get())));
    }
}
