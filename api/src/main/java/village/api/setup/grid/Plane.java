package village.api.setup.grid;

import java.util.List;
import village.api.place.Point;

/** A village is small: a degree of longitude is shortened by its latitude, and no more is made of the earth's shape. */
final class Plane {
    private static final double METRES_PER_DEGREE = 111_320;

    private Plane() {}

    /** @param degrees an area in square degrees */
    static double squareMetres(double degrees, double lat) {
        return degrees * METRES_PER_DEGREE * METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
    }

    static double squareMetres(List<Point> corners) {
        var origin = corners.get(0);
        var twice = 0.0;
        for (var at = 0; at < corners.size(); at++) {
            var edge = Edge.of(corners, at);
            twice += (edge.from.lon() - origin.lon()) * (edge.to.lat() - origin.lat())
                    - (edge.to.lon() - origin.lon()) * (edge.from.lat() - origin.lat());
        }
        return squareMetres(Math.abs(twice) / 2, origin.lat());
    }

    /** One side of a border. */
    record Edge(Point from, Point to) {
        static Edge of(List<Point> corners, int at) {
            return new Edge(corners.get(at), corners.get((at + 1) % corners.size()));
        }

        /** Whether two edges cross or touch. */
        boolean meets(Edge other) {
            var a = side(other.from);
            var b = side(other.to);
            var c = other.side(from);
            var d = other.side(to);
            if (a * b < 0 && c * d < 0) {
                return true;
            }
            return (a == 0 && holds(other.from))
                    || (b == 0 && holds(other.to))
                    || (c == 0 && other.holds(from))
                    || (d == 0 && other.holds(to));
        }

        /** Whether two edges that share a corner run along each other. */
        boolean turnsBackOn(Edge other) {
            var far = other.from.equals(from) || other.from.equals(to) ? other.to : other.from;
            var mine = other.to.equals(from) || other.from.equals(from) ? to : from;
            return side(far) == 0 && (holds(far) || other.holds(mine));
        }

        /** Left of the edge is positive, right negative, on its line 0. */
        private double side(Point point) {
            return Math.signum((to.lon() - from.lon()) * (point.lat() - from.lat())
                    - (to.lat() - from.lat()) * (point.lon() - from.lon()));
        }

        /** Whether a point on its line lies between its ends. */
        private boolean holds(Point point) {
            return point.lon() >= Math.min(from.lon(), to.lon())
                    && point.lon() <= Math.max(from.lon(), to.lon())
                    && point.lat() >= Math.min(from.lat(), to.lat())
                    && point.lat() <= Math.max(from.lat(), to.lat());
        }

        boolean spans(double lat) {
            return from.lat() <= lat != to.lat() <= lat;
        }

        double lonAt(double lat) {
            return from.lon() + (lat - from.lat()) / (to.lat() - from.lat()) * (to.lon() - from.lon());
        }

        /** The latitude where two edges cross; not a number where they do not, or are parallel. */
        double crossing(Edge other) {
            var dLat = to.lat() - from.lat();
            var dLon = to.lon() - from.lon();
            var otherLat = other.to.lat() - other.from.lat();
            var otherLon = other.to.lon() - other.from.lon();
            var turn = dLon * otherLat - dLat * otherLon;
            if (turn == 0) {
                return Double.NaN;
            }
            var along =
                    ((other.from.lon() - from.lon()) * otherLat - (other.from.lat() - from.lat()) * otherLon) / turn;
            var otherAlong = ((other.from.lon() - from.lon()) * dLat - (other.from.lat() - from.lat()) * dLon) / turn;
            var both = along >= 0 && along <= 1 && otherAlong >= 0 && otherAlong <= 1;
            return both ? from.lat() + along * dLat : Double.NaN;
        }
    }
}
