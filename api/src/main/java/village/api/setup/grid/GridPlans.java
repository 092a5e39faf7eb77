package village.api.setup.grid;

import java.time.Instant;
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
}
