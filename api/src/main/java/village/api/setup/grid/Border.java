package village.api.setup.grid;

import java.util.ArrayList;
import java.util.List;
import village.api.Refusal;
import village.api.place.Point;

/**
 * The border of a grid: a closed line that holds some land and does not cross or touch itself.
 *
 * @param corners in order, the last joined to the first
 */
public record Border(List<Point> corners) {
    static final int MOST = 500;

    private static final String POINTER = "/polygon";
    private static final double LEAST_SQUARE_METRES = 25;
    private static final double MOST_SQUARE_METRES = 500e6;

    public Border {
        corners = List.copyOf(distinct(corners));
        if (corners.size() < 3) {
            throw Refusal.invalid(POINTER, "边界至少要有 3 个不同的角。");
        }
        if (corners.size() > MOST) {
            throw Refusal.invalid(POINTER, "边界的角太多了（最多 %d 个），请简化后再试。".formatted(MOST));
        }
        requireSimple(corners);
        var area = Plane.squareMetres(corners);
        if (area < LEAST_SQUARE_METRES) {
            throw Refusal.invalid(POINTER, "这条边界围不成一块地，请检查各角的坐标。");
        }
        if (area > MOST_SQUARE_METRES) {
            throw Refusal.invalid(POINTER, "这块地有 %.0f 平方公里，不像一个网格，请检查坐标。".formatted(area / 1e6));
        }
    }

    /** GeoJSON says the first corner twice; drawing tools say some twice in a row. */
    private static List<Point> distinct(List<Point> corners) {
        var distinct = new ArrayList<Point>();
        for (var corner : corners) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(corner)) {
                distinct.add(corner);
            }
        }
        while (distinct.size() > 1 && distinct.get(0).equals(distinct.get(distinct.size() - 1))) {
            distinct.remove(distinct.size() - 1);
        }
        return distinct;
    }

    private static void requireSimple(List<Point> corners) {
        var count = corners.size();
        for (var first = 0; first < count; first++) {
            for (var second = first + 1; second < count; second++) {
                var next = second == first + 1 || (first == 0 && second == count - 1);
                var a = Plane.Edge.of(corners, first);
                var b = Plane.Edge.of(corners, second);
                if (next ? a.turnsBackOn(b) : a.meets(b)) {
                    throw Refusal.invalid(POINTER, "边界自己交叉了：第 %d 条边和第 %d 条边相交，请重画。".formatted(first + 1, second + 1));
                }
            }
        }
    }

    double squareMetres() {
        return Plane.squareMetres(corners);
    }
}
