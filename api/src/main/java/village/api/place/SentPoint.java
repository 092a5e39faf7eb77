package village.api.place;

import java.util.Optional;
import village.api.Refusal;

/**
 * A point as a phone sent it.
 *
 * @param accuracyMetres how far off it may be; empty if the phone did not say
 */
public record SentPoint(double lat, double lon, Crs crs, Optional<Double> accuracyMetres) {
    public SentPoint {
        if (accuracyMetres
                .filter(metres -> !(metres >= 0 && metres <= 1_000_000))
                .isPresent()) {
            throw Refusal.invalid("/point/accuracyMetres", "定位精度应为不小于 0 的米数。");
        }
    }

    /** The point in WGS-84. Refuses what lies outside China. */
    public Point point() {
        return crs == Crs.GCJ02 ? Gcj02.toWgs84(lat, lon) : new Point(lat, lon);
    }
}
