package village.api.setup.grid;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import village.api.place.Point;

/** How much land two borders both hold: cut into strips in which no edge begins, ends or crosses another. */
final class Overlap {
    private Overlap() {}

    static double squareMetres(List<Point> one, List<Point> other) {
        var cuts = cuts(edges(one), edges(other));
        var degrees = 0.0;
        var below = Double.NaN;
        for (var cut : cuts) {
            if (!Double.isNaN(below)) {
                var middle = (below + cut) / 2;
                degrees += shared(crossings(edges(one), middle), crossings(edges(other), middle)) * (cut - below);
            }
            below = cut;
        }
        return Plane.squareMetres(degrees, one.get(0).lat());
    }

    private static List<Plane.Edge> edges(List<Point> corners) {
        return IntStream.range(0, corners.size())
                .mapToObj(at -> Plane.Edge.of(corners, at))
                .toList();
    }

    private static SortedSet<Double> cuts(List<Plane.Edge> one, List<Plane.Edge> other) {
        var cuts = new TreeSet<Double>();
        one.forEach(edge -> cuts.add(edge.from().lat()));
        other.forEach(edge -> cuts.add(edge.from().lat()));
        for (var edge : one) {
            for (var second : other) {
                var lat = edge.crossing(second);
                if (!Double.isNaN(lat)) {
                    cuts.add(lat);
                }
            }
        }
        return cuts;
    }

    private static double[] crossings(List<Plane.Edge> edges, double lat) {
        return edges.stream()
                .filter(edge -> edge.spans(lat))
                .mapToDouble(edge -> edge.lonAt(lat))
                .sorted()
                .toArray();
    }

    /** Inside is between the first and the second crossing, the third and the fourth, and so on. */
    private static double shared(double[] one, double[] other) {
        var length = 0.0;
        for (var at = 0; at + 1 < one.length; at += 2) {
            for (var second = 0; second + 1 < other.length; second += 2) {
                var from = Math.max(one[at], other[second]);
                var to = Math.min(one[at + 1], other[second + 1]);
                length += Math.max(0, to - from);
            }
        }
        return length;
    }
}
