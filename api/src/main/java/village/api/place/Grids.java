package village.api.place;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The grids of a village. */
public interface Grids {
    /** Finds the grid whose polygon holds the point; empty outside every grid. On a shared edge the lower name wins. */
    Mono<Grid> at(Village.Id village, Point point);

    Mono<Grid> byId(Village.Id village, Grid.Id id);

    /** All grids of a village by name. */
    Flux<Grid> of(Village.Id village);

    /** Where all grids of a village lie, by name. */
    Flux<GridOutline> outlines(Village.Id village);
}
