package village.infra.embedded.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import village.api.place.Point;

/**
 * One of the three villages.
 *
 * @param people how many are on its roster
 * @param offset where its people's numbers begin
 * @param lat its middle
 */
record DemoPlace(String code, String name, int people, int offset, int grids, double lat, double lon) {
    static final List<DemoPlace> ALL = List.of(
            new DemoPlace("330999101201", "枫溪村", 160, 1000, 6, 29.7120, 120.2350),
            new DemoPlace("330999101202", "竹坞村", 130, 2000, 5, 29.7360, 120.2610),
            new DemoPlace("330999101203", "桥头村", 110, 3000, 4, 29.6890, 120.2720));

    private static final String[] NUMBERS = {"一", "二", "三", "四", "五", "六"};
    private static final double RADIUS = 0.0090;

    static Optional<DemoPlace> named(String name) {
        return ALL.stream().filter(place -> place.name().equals(name)).findFirst();
    }

    String gridName(int grid) {
        return "第" + NUMBERS[grid] + "网格";
    }

    /** A slice of the village from its middle to its border; neighbours share their edge. */
    List<Point> border(int grid) {
        var border = new ArrayList<Point>();
        border.add(new Point(lat, lon));
        for (var step = 0; step <= 4; step++) {
            border.add(edge(2 * Math.PI * (grid * 4 + step) / (grids * 4)));
        }
        return border;
    }

    /** A door in a grid; the more doors, the further out. */
    Point door(int grid, int number) {
        var angle = 2 * Math.PI * (grid + 0.5) / grids;
        var away = 0.2 + 0.05 * (number % 10);
        var edge = edge(angle);
        return new Point(lat + (edge.lat() - lat) * away, lon + (edge.lon() - lon) * away);
    }

    /** No village is round. */
    private Point edge(double angle) {
        var radius = RADIUS * (1 + 0.18 * Math.sin(3 * angle + offset) + 0.08 * Math.cos(5 * angle));
        return new Point(lat + radius * Math.sin(angle), lon + radius * 1.15 * Math.cos(angle));
    }
}
