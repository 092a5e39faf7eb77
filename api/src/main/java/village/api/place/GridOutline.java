package village.api.place;

import java.util.List;

/**
 * Where a grid lies.
 *
 * @param border its corners in order, the last joined to the first
 */
public record GridOutline(Grid grid, List<Point> border) {
    public GridOutline {
        border = List.copyOf(border);
    }
}
