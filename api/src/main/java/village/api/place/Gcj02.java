package village.api.place;

import java.util.Optional;

/**
 * Converts between WGS-84 and GCJ-02, the shifted system of maps published in China. The shift has a formula, its
 * inverse has none: the way back is iterated to well below a millimetre.
 */
public final class Gcj02 {
    private static final double AXIS = 6_378_245.0;
    private static final double ECCENTRICITY = 0.00669342162296594323;
    private static final double ENOUGH = 1e-9;
    private static final int ROUNDS = 30;

    private Gcj02() {}

    /** The WGS-84 point of a GCJ-02 position. Refuses positions outside China. */
    public static Point toWgs84(double lat, double lon) {
        var sought = new Position(lat, lon);
        if (outside(sought)) {
            return new Point(lat, lon);
        }
        var guess = sought;
        for (var round = 0; round < ROUNDS; round++) {
            var shifted = shifted(guess);
            var dLat = shifted.lat - lat;
            var dLon = shifted.lon - lon;
            guess = new Position(guess.lat - dLat, guess.lon - dLon);
            if (Math.abs(dLat) < ENOUGH && Math.abs(dLon) < ENOUGH) {
                break;
            }
        }
        return new Point(guess.lat, guess.lon);
    }

    /** What a Chinese map says for a WGS-84 point. */
    public static SentPoint of(Point point) {
        var position = shifted(new Position(point.lat(), point.lon()));
        return new SentPoint(position.lat, position.lon, Crs.GCJ02, Optional.empty());
    }

    private record Position(double lat, double lon) {}

    /** Outside this frame the shift does not exist. Also true for what is not a number. */
    private static boolean outside(Position at) {
        return !(at.lon >= 72.004 && at.lon <= 137.8347 && at.lat >= 0.8293 && at.lat <= 55.8271);
    }

    private static Position shifted(Position at) {
        var x = at.lon - 105;
        var y = at.lat - 35;
        var radians = Math.toRadians(at.lat);
        var sine = Math.sin(radians);
        var curve = 1 - ECCENTRICITY * sine * sine;
        var root = Math.sqrt(curve);
        var metresPerLat = AXIS * (1 - ECCENTRICITY) / (curve * root) * Math.PI / 180;
        var metresPerLon = AXIS / root * Math.cos(radians) * Math.PI / 180;
        return new Position(at.lat + north(x, y) / metresPerLat, at.lon + east(x, y) / metresPerLon);
    }

    private static double north(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + (20 * sine(y) + 40 * sine(y / 3)) * 2 / 3
                + (160 * sine(y / 12) + 320 * sine(y / 30)) * 2 / 3;
    }

    private static double east(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + (20 * sine(x) + 40 * sine(x / 3)) * 2 / 3
                + (150 * sine(x / 12) + 300 * sine(x / 30)) * 2 / 3;
    }

    private static double ripple(double x) {
        return (20 * sine(6 * x) + 20 * sine(2 * x)) * 2 / 3;
    }

    private static double sine(double turns) {
        return Math.sin(turns * Math.PI);
    }
}
