package village.api.complaint.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.complaint.Access;
import village.api.complaint.handling.Handlers;
import village.api.identity.Actor;
import village.api.place.Grid;
import village.api.place.GridOutline;
import village.api.place.Grids;

/** Shows a village's grids as a map: where they lie, who looks after them, and what is open in them. */
public final class ReadGrids {
    private final Grids grids;
    private final Handlers handlers;
    private final CaseLists lists;
    private final Clock clock;

    public ReadGrids(Grids grids, Handlers handlers, CaseLists lists, Clock clock) {
        this.grids = grids;
        this.handlers = handlers;
        this.lists = lists;
        this.clock = clock;
    }

    /** @param workers the grid workers who look after it */
    public record GridState(GridOutline outline, List<Handlers.Handler> workers, CaseLists.GridCount count) {}

    /** @param outside open cases outside every grid */
    public record GridMap(List<GridState> grids, CaseLists.GridCount outside) {}

    /** By name; counts are of the cases the actor sees. */
    public Mono<GridMap> read(Actor actor) {
        return Mono.fromSupplier(() -> Access.view(actor, true))
                .flatMap(view -> Mono.zip(
                        grids.outlines(actor.requireVillage()).collectList(),
                        handlers.of(actor.requireVillage()),
                        lists.openByGrid(actor.requireVillage(), view, clock.instant())))
                .map(found -> map(found.getT1(), found.getT2(), found.getT3()));
    }

    private static GridMap map(
            List<GridOutline> outlines, List<Handlers.Handler> staff, List<CaseLists.GridCount> counts) {
        var states = outlines.stream()
                .map(outline -> {
                    var grid = outline.grid().id();
                    return new GridState(outline, workers(grid, staff), count(Optional.of(grid), counts));
                })
                .toList();
        return new GridMap(states, count(Optional.empty(), counts));
    }

    private static List<Handlers.Handler> workers(Grid.Id grid, List<Handlers.Handler> staff) {
        return staff.stream().filter(member -> member.grids().contains(grid)).toList();
    }

    private static CaseLists.GridCount count(Optional<Grid.Id> grid, List<CaseLists.GridCount> counts) {
        return counts.stream()
                .filter(count -> count.grid().equals(grid))
                .findFirst()
                .orElseGet(() -> CaseLists.GridCount.none(grid));
    }
}
