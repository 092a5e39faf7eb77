package village.api.news.column;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A cadre renames a column or moves it, among its neighbours or below another parent. */
public final class ChangeColumn {
    private final Columns columns;
    private final ColumnGate gate;
    private final Ids ids;
    private final Clock clock;

    public ChangeColumn(Columns columns, PublishGate gate, Ids ids, Clock clock) {
        this.columns = columns;
        this.gate = new ColumnGate(gate);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param version what the cadre saw; refuses when somebody changed it since
     * @param parent a top column; empty for a top one. Refused is a third level, and itself
     * @param name refused while the publish gate finds a person's number in it
     */
    public Mono<Column> change(
            Actor actor, Column.Id id, long version, Optional<Column.Id> parent, String name, int position) {
        return Mono.fromSupplier(() -> actor.require(Role.CADRE))
                .flatMap(cadre -> gate.check(cadre, name))
                .flatMap(cadre -> columns.change(cadre.requireVillage(), id, (tree, column) -> {
                    if (column.version() != version) {
                        throw Refusal.of(Reason.NEWS_STALE);
                    }
                    parent.ifPresent(above -> tree.refuseBelow(column, above));
                    var after = column.changed(parent, name.strip(), position);
                    return new Columns.Changed(
                            after, ColumnEvents.of("news.column-changed", actor, after, ids.next(), clock.instant()));
                }))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_COLUMN_NOT_FOUND)));
    }
}
