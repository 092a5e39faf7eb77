package village.api.setup.grid;

import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.identity.Actor;
import village.api.place.Grid;
import village.api.place.GridOutline;
import village.api.place.Grids;
import village.api.setup.Entered;
import village.api.setup.Founders;

/** An operator or the township's dispatcher draws a village's grids. */
public final class DrawGrids {
    private final GridPlans plans;
    private final Grids grids;
    private final Clock clock;

    public DrawGrids(GridPlans plans, Grids grids, Clock clock) {
        this.plans = plans;
        this.grids = grids;
        this.clock = clock;
    }

    /** By name. */
    public Mono<List<GridOutline>> look(Actor actor) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village -> grids.outlines(village).collectList());
    }

    public Mono<GridOutline> draw(Actor actor, String name, Border border, Once once) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village -> plans.draw(village, named(name), border, once, clock.instant()));
    }

    public Mono<GridOutline> redraw(Actor actor, Grid.Id id, String name, Border border) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village -> plans.redraw(village, id, named(name), border, clock.instant()));
    }

    public Mono<List<GridOutline>> closed(Actor actor) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor)).flatMap(plans::closed);
    }

    /** Nothing new comes into it; what lies in it keeps its place. */
    public Mono<Void> close(Actor actor, Grid.Id id) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village -> plans.close(village, id, clock.instant()));
    }

    public Mono<GridOutline> reopen(Actor actor, Grid.Id id) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village -> plans.reopen(village, id, clock.instant()));
    }

    private static String named(String name) {
        return Entered.text("/name", "网格名称", name, 30);
    }
}
