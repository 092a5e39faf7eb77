package village.api.news.column;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A cadre adds a column. */
public final class AddColumn {
    private final Columns columns;
    private final ColumnGate gate;
    private final Ids ids;
    private final Clock clock;

    public AddColumn(Columns columns, PublishGate gate, Ids ids, Clock clock) {
        this.columns = columns;
        this.gate = new ColumnGate(gate);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param parent a top column; empty to add a top one
     * @param name refused while the publish gate finds a person's number in it
     */
    public Mono<Column> add(Actor actor, Optional<Column.Id> parent, String name, int position, Once once) {
        return Mono.fromSupplier(() -> actor.require(Role.CADRE))
                .flatMap(cadre -> gate.check(cadre, name))
                .flatMap(cadre -> columns.of(cadre.requireVillage()))
                .map(ColumnTree::new)
                .map(tree -> {
                    parent.ifPresent(above -> ColumnTree.refuseThirdLevel(tree.require(above)));
                    return new Column(
                            new Column.Id(ids.next()), actor.requireVillage(), parent, name.strip(), position, 1);
                })
                .flatMap(column -> columns.add(
                        once,
                        column,
                        ColumnEvents.of("news.column-added", actor, column, ids.next(), clock.instant())));
    }
}
