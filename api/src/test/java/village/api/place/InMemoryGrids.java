package village.api.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Grids in memory. */
public final class InMemoryGrids implements Grids {
    private record Bordered(Grid grid, List<Point> border) {
        /** Counts the borders a ray to the east crosses; points on the border belong to the grid. */
        boolean holds(Point point) {
            var inside = false;
            for (var i = 0; i < border.size(); i++) {
                var from = border.get(i);
                var to = border.get((i + 1) % border.size());
                if (onEdge(point, from, to)) {
                    return true;
                }
                if ((from.lat() > point.lat()) != (to.lat() > point.lat()) && point.lon() < crossing(point, from, to)) {
                    inside = !inside;
                }
            }
            return inside;
        }

        private static double crossing(Point point, Point from, Point to) {
            return from.lon() + (point.lat() - from.lat()) / (to.lat() - from.lat()) * (to.lon() - from.lon());
        }

        private static boolean onEdge(Point point, Point from, Point to) {
            var area = (to.lon() - from.lon()) * (point.lat() - from.lat())
                    - (to.lat() - from.lat()) * (point.lon() - from.lon());
            return Math.abs(area) < 1e-12
                    && point.lon() >= Math.min(from.lon(), to.lon())
                    && point.lon() <= Math.max(from.lon(), to.lon())
                    && point.lat() >= Math.min(from.lat(), to.lat())
                    && point.lat() <= Math.max(from.lat(), to.lat());
        }
    }

    private final List<Bordered> grids = new ArrayList<>();
    private final Set<Grid.Id> closed = new HashSet<>();

    public synchronized Grid put(Grid grid, List<Point> border) {
        grids.removeIf(one -> one.grid().id().equals(grid.id()));
        grids.add(new Bordered(grid, List.copyOf(border)));
        return grid;
    }

    /** Out of use, or in use again. */
    public synchronized void close(Grid.Id id, boolean out) {
        if (out) {
            closed.add(id);
        } else {
            closed.remove(id);
        }
    }

    public synchronized List<GridOutline> closed(Village.Id village) {
        return everyOne(village).stream()
                .filter(one -> closed.contains(one.grid().id()))
                .map(one -> new GridOutline(one.grid(), one.border()))
                .toList();
    }

    private synchronized List<Bordered> sorted(Village.Id village) {
        return everyOne(village).stream()
                .filter(one -> !closed.contains(one.grid().id()))
                .toList();
    }

    private synchronized List<Bordered> everyOne(Village.Id village) {
        return grids.stream()
                .filter(one -> one.grid().village().equals(village))
                .sorted(Comparator.comparing(one -> one.grid().name()))
                .toList();
    }

    @Override
    public Mono<Grid> at(Village.Id village, Point point) {
        return Flux.defer(() -> Flux.fromIterable(sorted(village)))
                .filter(one -> one.holds(point))
                .map(Bordered::grid)
                .next();
    }

    @Override
    public Mono<Grid> byId(Village.Id village, Grid.Id id) {
        return ever(village).filter(grid -> grid.id().equals(id)).next();
    }

    @Override
    public Flux<GridOutline> outlines(Village.Id village) {
        return Flux.defer(() -> Flux.fromIterable(sorted(village)))
                .map(one -> new GridOutline(one.grid(), one.border()));
    }

    @Override
    public Flux<Grid> ever(Village.Id village) {
        return Flux.defer(() -> Flux.fromIterable(everyOne(village))).map(Bordered::grid);
    }

    @Override
    public Flux<Grid> of(Village.Id village) {
        return Flux.defer(() -> Flux.fromIterable(sorted(village))).map(Bordered::grid);
    }
}
