package village.api.news.column;

import reactor.core.publisher.Mono;
import village.api.identity.Actor;

/** Anybody looks at what columns a village has. */
public final class ListColumns {
    private final Columns columns;

    public ListColumns(Columns columns) {
        this.columns = columns;
    }

    public Mono<ColumnTree> list(Actor actor) {
        return Mono.defer(() -> columns.of(actor.requireVillage())).map(ColumnTree::new);
    }
}
