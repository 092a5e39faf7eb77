package village.api.place;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The grids of a village. */
public interface Grids {
    /** Finds the grid in use whose polygon holds the point; empty outside every grid. On a shared edge the lower name wins. */
    Mono<Grid> at(Village.Id village, Point point);

    /** Finds a grid, also one that is no longer in use. */
    Mono<Grid> byId(Village.Id village, Grid.Id id);

    /** All grids of a village in use, by name. */
    Flux<Grid> of(Village.Id village);

    /** Also those no longer in use: what lies in one keeps its place. */
    default Flux<Grid> ever(Village.Id village) {
        return of(village);
    }

    /** Where all grids of a village in use lie, by name. */
    Flux<GridOutline> outlines(Village.Id village);
}
