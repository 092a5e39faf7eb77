package village.api.place;

import village.api.Refusal;

/**
 * A point in WGS-84, inside the land and sea China counts as its own.
 *
 * @param lat degrees north
 * @param lon degrees east
 */
public record Point(double lat, double lon) {
    public Point {
        if (!(lat >= 3 && lat <= 54)) {
            throw Refusal.invalid("/point/lat", "纬度不在我国范围内。");
        }
        if (!(lon >= 73 && lon <= 136)) {
            throw Refusal.invalid("/point/lon", "经度不在我国范围内。");
        }
    }
}
