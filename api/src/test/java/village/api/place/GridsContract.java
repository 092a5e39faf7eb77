package village.api.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Grids} and the grid part of {@link VillageRegistry} promise. */
public interface GridsContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    Grids grids();

    VillageRegistry registry();

    private Village village() {
        return registry()
                .village(PlaceSamples.code(PlaceSamples.township(), 201), "枫溪村")
                .block(PATIENCE);
    }

    private Grid grid(Village village, String name, List<Point> border) {
        return registry().grid(village.id(), name, border).block(PATIENCE);
    }

    @Test
    default void findsTheGridThatHoldsAPoint() {
        var village = village();
        var first = grid(village, "第一网格", PlaceSamples.square(29.90, 120.60, 0.01));
        var second = grid(village, "第二网格", PlaceSamples.square(29.90, 120.61, 0.01));
        assertThat(grids().at(village.id(), new Point(29.905, 120.605)).block(PATIENCE))
                .isEqualTo(first);
        assertThat(grids().at(village.id(), new Point(29.905, 120.615)).block(PATIENCE))
                .isEqualTo(second);
    }

    @Test
    default void tellsWhereTheGridsLie() {
        var village = village();
        var border = PlaceSamples.square(29.90, 120.60, 0.01);
        var second = grid(village, "第二网格", PlaceSamples.square(29.90, 120.61, 0.01));
        var first = grid(village, "第一网格", border);
        var outlines = grids().outlines(village.id()).collectList().block(PATIENCE);
        assertThat(outlines).extracting(GridOutline::grid).containsExactly(first, second);
        assertThat(outlines.get(0).border()).isEqualTo(border);
    }

    @Test
    default void findsNothingOutsideEveryGrid() {
        var village = village();
        grid(village, "第一网格", PlaceSamples.square(29.90, 120.60, 0.01));
        assertThat(grids().at(village.id(), new Point(29.905, 120.625)).blockOptional(PATIENCE))
                .isEmpty();
    }

    @Test
    default void findsTheBayOfAHookedGridOutside() {
        var village = village();
        grid(
                village,
                "钩形网格",
                List.of(
                        new Point(29.90, 120.60),
                        new Point(29.90, 120.63),
                        new Point(29.93, 120.63),
                        new Point(29.93, 120.62),
                        new Point(29.91, 120.62),
                        new Point(29.91, 120.60)));
        assertThat(grids().at(village.id(), new Point(29.92, 120.61)).blockOptional(PATIENCE))
                .isEmpty();
        assertThat(grids().at(village.id(), new Point(29.92, 120.625)).blockOptional(PATIENCE))
                .isPresent();
    }

    @Test
    default void givesASharedEdgeToTheLowerName() {
        var village = village();
        grid(village, "B网格", PlaceSamples.square(29.5, 120.5, 0.25));
        var lower = grid(village, "A网格", PlaceSamples.square(29.5, 120.75, 0.25));
        assertThat(grids().at(village.id(), new Point(29.625, 120.75)).block(PATIENCE))
                .isEqualTo(lower);
    }

    @Test
    default void neverFindsAnotherVillagesGrid() {
        var village = village();
        var other = village();
        var grid = grid(village, "第一网格", PlaceSamples.square(29.90, 120.60, 0.01));
        assertThat(grids().at(other.id(), new Point(29.905, 120.605)).blockOptional(PATIENCE))
                .isEmpty();
        assertThat(grids().byId(other.id(), grid.id()).blockOptional(PATIENCE)).isEmpty();
        assertThat(grids().of(other.id()).collectList().block(PATIENCE)).isEmpty();
    }

    @Test
    default void listsGridsByNameAndFindsThemById() {
        var village = village();
        var second = grid(village, "网格2", PlaceSamples.square(29.91, 120.60, 0.01));
        var first = grid(village, "网格1", PlaceSamples.square(29.90, 120.60, 0.01));
        assertThat(grids().of(village.id()).collectList().block(PATIENCE)).containsExactly(first, second);
        assertThat(grids().byId(village.id(), second.id()).block(PATIENCE)).isEqualTo(second);
        assertThat(grids().byId(village.id(), new Grid.Id(UUID.randomUUID())).blockOptional(PATIENCE))
                .isEmpty();
    }

    @Test
    default void movesTheBorderOfAGridSaidTwice() {
        var village = village();
        var once = grid(village, "第一网格", PlaceSamples.square(29.90, 120.60, 0.01));
        var twice = grid(village, "第一网格", PlaceSamples.square(29.95, 120.60, 0.01));
        assertThat(twice).isEqualTo(once);
        assertThat(grids().at(village.id(), new Point(29.905, 120.605)).blockOptional(PATIENCE))
                .isEmpty();
        assertThat(grids().at(village.id(), new Point(29.955, 120.605)).block(PATIENCE))
                .isEqualTo(once);
    }
}
