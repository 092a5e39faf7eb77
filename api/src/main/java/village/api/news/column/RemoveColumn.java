package village.api.news.column;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A cadre removes a column that was never used. */
public final class RemoveColumn {
    private final Columns columns;
    private final Ids ids;
    private final Clock clock;

    public RemoveColumn(Columns columns, Ids ids, Clock clock) {
        this.columns = columns;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Refuses a column with others below it, and one in which an article is or ever was ({@code news.column-in-use}): every
     * revision of an article is kept with its column.
     *
     * @param version what the cadre saw; refuses when somebody changed it since
     */
    public Mono<Void> remove(Actor actor, Column.Id id, long version) {
        return Mono.fromSupplier(() -> actor.require(Role.CADRE))
                .flatMap(cadre -> columns.remove(cadre.requireVillage(), id, column -> {
                    if (column.version() != version) {
                        throw Refusal.of(Reason.NEWS_STALE);
                    }
                    var last = column.changed(column.parent(), column.name(), column.position());
                    return ColumnEvents.of("news.column-removed", actor, last, ids.next(), clock.instant());
                }))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_COLUMN_NOT_FOUND)))
                .then();
    }
}
