package village.api.setup.grid;

import java.util.Collection;
import java.util.Optional;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Grid;
import village.api.place.GridOutline;

/** Grids of one village leave room for each other. Borders drawn by hand never meet to the metre: a sliver is let pass. */
public final class Neighbours {
    /** Of the smaller of the two. */
    private static final double SLIVER = 0.02;

    private Neighbours() {}

    /**
     * Refuses a name another grid has, and a border that takes another grid's land.
     *
     * @param self the grid that is drawn anew; empty for a new one
     */
    public static void require(Optional<Grid.Id> self, String name, Border border, Collection<GridOutline> village) {
        village.stream()
                .filter(other -> !self.equals(Optional.of(other.grid().id())))
                .forEach(other -> require(name, border, other));
    }

    private static void require(String name, Border border, GridOutline other) {
        if (other.grid().name().equals(name)) {
            throw Refusal.of(Reason.GRID_NAME_TAKEN);
        }
        var shared = Overlap.squareMetres(border.corners(), other.border());
        if (shared > SLIVER * Math.min(border.squareMetres(), Plane.squareMetres(other.border()))) {
            throw Refusal.of(
                    Reason.GRID_OVERLAPS,
                    "和“%s”重叠了约 %.0f 平方米，请改一改边界。".formatted(other.grid().name(), shared));
        }
    }
}
