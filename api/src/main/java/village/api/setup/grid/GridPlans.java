package village.api.setup.grid;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.place.Grid;
import village.api.place.GridOutline;
import village.api.place.Village;

/** The grids of villages, for drawing. Changes in one village go one after the other, and each is told of. */
public interface GridPlans {
    /** Draws a new grid; refuses as {@link Neighbours}. With the same {@code once} again, gives the grid drawn before. */
    Mono<GridOutline> draw(Village.Id village, String name, Border border, Once once, Instant now);

    /** Gives a grid another name and border; refuses as {@link Neighbours}, and an unknown one ({@code place.grid-not-found}). */
    Mono<GridOutline> redraw(Village.Id village, Grid.Id id, String name, Border border, Instant now);

    /**
     * Takes a grid out of use: nothing new comes into it, and what lies in it keeps its place. Closing it again changes
     * nothing; refuses an unknown one ({@code place.grid-not-found}).
     */
    Mono<Void> close(Village.Id village, Grid.Id id, Instant now);

    /** Takes a closed grid back into use; refuses as {@link Neighbours}, for its land may be another's by now. */
    Mono<GridOutline> reopen(Village.Id village, Grid.Id id, Instant now);

    /** The grids of a village that are no longer in use, by name. */
    Mono<List<GridOutline>> closed(Village.Id village);
}
