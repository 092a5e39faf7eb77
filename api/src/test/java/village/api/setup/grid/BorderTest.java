package village.api.setup.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Grid;
import village.api.place.GridOutline;
import village.api.place.Point;
import village.api.place.Village;

class BorderTest {
    private static final Village.Id VILLAGE = new Village.Id(UUID.randomUUID());

    private static List<Point> square(double south, double west, double side) {
        return List.of(
                new Point(south, west),
                new Point(south, west + side),
                new Point(south + side, west + side),
                new Point(south + side, west));
    }

    private static GridOutline grid(String name, List<Point> border) {
        return new GridOutline(new Grid(new Grid.Id(UUID.randomUUID()), VILLAGE, name), border);
    }

    private static void refused(List<Point> corners, String words) {
        assertThatThrownBy(() -> new Border(corners))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults().get(0).detail()).contains(words));
    }

    @Test
    void takesASquareWhoseFirstCornerIsSaidTwice() {
        var open = square(29.90, 120.60, 0.01);
        var closed = new java.util.ArrayList<>(open);
        closed.add(open.get(0));
        assertThat(new Border(closed).corners()).isEqualTo(open);
        assertThat(new Border(open).squareMetres()).isCloseTo(1_074_000, within(2_000.0));
    }

    @Test
    void refusesTooFewCornersAndNoLand() {
        refused(List.of(), "3 个");
        refused(List.of(new Point(29.9, 120.6), new Point(29.9, 120.7), new Point(29.9, 120.6)), "3 个");
        refused(square(29.9, 120.6, 0.00001), "围不成");
    }

    @Test
    void refusesALineThatTurnsBackOnItself() {
        refused(List.of(new Point(29.9, 120.6), new Point(29.9, 120.7), new Point(29.9, 120.65)), "交叉");
    }

    @Test
    void refusesABowAndAPinch() {
        refused(
                List.of(
                        new Point(29.90, 120.60),
                        new Point(29.91, 120.61),
                        new Point(29.91, 120.60),
                        new Point(29.90, 120.61)),
                "第 1 条边和第 3 条边");
        refused(
                List.of(
                        new Point(29.90, 120.60),
                        new Point(29.90, 120.62),
                        new Point(29.92, 120.62),
                        new Point(29.90, 120.61),
                        new Point(29.92, 120.60)),
                "交叉");
    }

    @Test
    void refusesWhatNoGridIsAsLargeAs() {
        refused(square(29, 120, 1), "平方公里");
    }

    @Test
    void neighboursMayShareAnEdgeAndASliver() {
        var there = List.of(grid("第一网格", square(29.90, 120.60, 0.01)));
        Neighbours.require(Optional.empty(), "第二网格", new Border(square(29.90, 120.61, 0.01)), there);
        Neighbours.require(Optional.empty(), "第二网格", new Border(square(29.90, 120.6099, 0.01)), there);
    }

    @Test
    void refusesAnothersLandAlsoWhereNoEdgesCross() {
        var there = List.of(grid("第一网格", square(29.90, 120.60, 0.01)));
        for (var border :
                List.of(square(29.90, 120.605, 0.01), square(29.902, 120.602, 0.002), square(29.89, 120.59, 0.03))) {
            assertThatThrownBy(() -> Neighbours.require(Optional.empty(), "第二网格", new Border(border), there))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.GRID_OVERLAPS))
                    .hasMessageContaining("第一网格");
        }
    }

    @Test
    void theBayOfAHookedGridIsFree() {
        var hook = List.of(
                new Point(29.90, 120.60),
                new Point(29.90, 120.63),
                new Point(29.93, 120.63),
                new Point(29.93, 120.62),
                new Point(29.91, 120.62),
                new Point(29.91, 120.60));
        var there = List.of(grid("钩形网格", hook));
        Neighbours.require(Optional.empty(), "湾里", new Border(square(29.91, 120.60, 0.02)), there);
    }

    @Test
    void aGridDrawnAnewIsNotItsOwnNeighbour() {
        var self = grid("第一网格", square(29.90, 120.60, 0.01));
        var border = new Border(square(29.90, 120.60, 0.012));
        Neighbours.require(Optional.of(self.grid().id()), "第一网格", border, List.of(self));
        assertThatThrownBy(() -> Neighbours.require(Optional.empty(), "第一网格", border, List.of(self)))
                .hasMessageContaining("同名");
    }
}
