package village.api.setup.grid;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Grid;
import village.api.place.GridOutline;
import village.api.place.InMemoryGrids;
import village.api.place.Village;

/** The twin of {@link GridPlans}: draws into the twin of the grids. */
public final class InMemoryGridPlans implements GridPlans {
    private final InMemoryGrids grids;
    private final Map<Once, Grid.Id> done = new HashMap<>();

    public InMemoryGridPlans(InMemoryGrids grids) {
        this.grids = grids;
    }

    @Override
    public Mono<GridOutline> draw(Village.Id village, String name, Border border, Once once, Instant now) {
        return Mono.fromSupplier(() -> {
            synchronized (done) {
                var before = done.get(once);
                return before == null
                        ? put(new Grid(new Grid.Id(UUID.randomUUID()), village, name), Optional.empty(), border, once)
                        : outline(village, before);
            }
        });
    }

    private GridOutline put(Grid grid, Optional<Grid.Id> self, Border border, Once once) {
        var others = grids.outlines(grid.village()).collectList().block();
        Neighbours.require(self, grid.name(), border, others);
        if (grids.closed(grid.village()).stream()
                .anyMatch(one -> one.grid().name().equals(grid.name()))) {
            throw Refusal.of(Reason.GRID_NAME_TAKEN);
        }
        grids.put(grid, border.corners());
        done.put(once, grid.id());
        return new GridOutline(grid, border.corners());
    }

    private GridOutline outline(Village.Id village, Grid.Id id) {
        return grids.outlines(village)
                .filter(outline -> outline.grid().id().equals(id))
                .blockFirst();
    }

    @Override
    public Mono<Void> close(Village.Id village, Grid.Id id, Instant now) {
        return Mono.fromRunnable(() -> {
            synchronized (done) {
                if (grids.byId(village, id).block() == null) {
                    throw Refusal.of(Reason.GRID_NOT_FOUND);
                }
                grids.close(id, true);
            }
        });
    }

    @Override
    public Mono<GridOutline> reopen(Village.Id village, Grid.Id id, Instant now) {
        return Mono.fromSupplier(() -> {
            synchronized (done) {
                grids.closed(village).stream()
                        .filter(one -> one.grid().id().equals(id))
                        .findFirst()
                        .ifPresent(one -> Neighbours.require(
                                Optional.of(id),
                                one.grid().name(),
                                new Border(one.border()),
                                grids.outlines(village).collectList().block()));
                grids.close(id, false);
                var found = outline(village, id);
                if (found == null) {
                    throw Refusal.of(Reason.GRID_NOT_FOUND);
                }
                return found;
            }
        });
    }

    @Override
    public Mono<List<GridOutline>> closed(Village.Id village) {
        return Mono.fromSupplier(() -> grids.closed(village));
    }

    @Override
    public Mono<GridOutline> redraw(Village.Id village, Grid.Id id, String name, Border border, Instant now) {
        return Mono.fromSupplier(() -> {
            synchronized (done) {
                if (outline(village, id) == null) {
                    throw Refusal.of(Reason.GRID_NOT_FOUND);
                }
                var once = new Once("", "grid.redraw", UUID.randomUUID().toString(), "");
                return put(new Grid(id, village, name), Optional.of(id), border, once);
            }
        });
    }
}
